"""The learned reader of roles: what measures what, when, of whom and according to whom, for one number of a sentence.

It reads the states of the recogniser's encoder (`Recogniser.recognise`), so that a sentence is encoded once, and
a small network of its own, `roles.onnx`, once for each number. docs/reader.md says how both are trained.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.claims.pointing import (
    HINTED,
    KINDS,
    ROLES,
    SEEN,
    Before,
    Place,
    Pointers,
    Role,
    distances,
    hints,
    places,
    segments,
)
from tawatur.entities.recogniser import SentenceStates
from tawatur.errors import InputError

_NETWORK: Final = "roles.onnx"
_SETTINGS: Final = "roles.json"
FORM: Final = 3  # of what the network is told: 1 the sentence, 2 what stands before it too, 3 the frames' answers too

Said = Mapping[Role, tuple[int, int]]  # the frames' answers for one number: spans in its sentence, by role


class Earlier(NamedTuple):
    """The title (`back` 0) or a sentence so many before the one that is asked about."""

    back: int
    text: str
    sentence: SentenceStates


@dataclass(frozen=True)
class ValueReading:
    """What is said of one number: the probability that it makes a claim, of each kind, and a pointer a role."""

    start: int
    end: int
    claim: float
    kinds: Mapping[str, float]
    roles: Mapping[Role, Pointers]


class RoleReader:
    """The network of a directory. Raises InputError, naming the directory and what it lacks."""

    def __init__(self, directory: Path, *, threads: int = 1) -> None:
        """Load it; one thread by default, since articles are read by several processes."""
        for name in (_NETWORK, _SETTINGS):
            if not (directory / name).is_file():
                raise InputError(str(directory), f"holds no reader of roles: it lacks {name} (docs/reader.md)")
        try:
            import onnxruntime  # noqa: PLC0415 - the extra `ner`
        except ImportError as error:
            raise InputError(
                str(directory), "needs the package onnxruntime, which is not installed: pip install 'tawatur[ner]'"
            ) from error
        try:
            settings = json.loads((directory / _SETTINGS).read_text("utf-8"))
            if tuple(settings["roles"]) != ROLES or tuple(settings["kinds"]) != KINDS:
                raise InputError(str(directory / _SETTINGS), "was made for other roles or kinds")
            self._scales = {role: float(settings.get("scales", {}).get(role, 1.0)) for role in ROLES}
            self._claim: tuple[float, float] = tuple(settings.get("claim", (1.0, 0.0)))
            self.version = str(settings["version"])
            form = settings["form"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(str(directory / _SETTINGS), f"no settings of a reader of roles: {error}") from error
        if form != FORM:
            raise InputError(str(directory / _SETTINGS), f"is of form {form}, this tawatur reads form {FORM}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        try:
            self._session: Any = onnxruntime.InferenceSession(
                str(directory / _NETWORK), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime has its own exceptions, not exported
            raise InputError(str(directory / _NETWORK), f"cannot be loaded: {error}") from error

    def read(
        self,
        text: str,
        sentence: SentenceStates,
        values: Sequence[tuple[int, int]],
        *,
        others: Sequence[tuple[int, int]] = (),
        before: Sequence[Earlier] = (),
        told: Sequence[Said | None] = (),
    ) -> tuple[ValueReading | None, ...]:
        """Ask for some numbers of one sentence, given as spans of the text.

        `others` are numbers of the sentence that may be values too but are not asked about; `before` are the title
        and sentences before it. `told` is, number by number, where in the sentence the frames find each role,
        None where they make no claim. None where no word of the sentence holds the number.
        """
        own = [places(sentence.words, *value) for value in values]
        rest = [place for other in others if (place := places(sentence.words, *other))]
        known = [place for place in own if place]
        if not known:
            return (None,) * len(values)
        count = len(sentence.states)
        earlier = [held for held in before if held.sentence.words]
        seen = tuple(Before(held.back, held.text, held.sentence.words[: SEEN[held.back]]) for held in earlier)
        back = [part.back for part in seen for _ in part.words]
        asked = np.stack([segments(count, p, [q for q in (*known, *rest) if q != p], back) for p in known])
        far = np.stack([distances(count, p, back) for p in known])
        heard = np.zeros((*far.shape, len(HINTED)), np.float32)
        kept = [said for said, place in zip(told or [None] * len(own), own, strict=True) if place]
        for row, said in zip(heard, kept, strict=True):
            row[:count] = hints(count, None if said is None else _placed(sentence, said))
        # Place 0 is the sentence's own: those of the others are left out.
        rows = [sentence.states, *(held.sentence.states[1 : 1 + SEEN[held.back]] for held in earlier)]
        whole = np.concatenate(rows)
        states = np.broadcast_to(whole, (len(known), *whole.shape))
        first, last, claim, kind = self._session.run(
            ["first", "last", "claim", "kind"],
            {
                "states": np.ascontiguousarray(states, np.float32),
                "segments": asked, "distances": far, "mask": np.ones_like(asked), "hints": heard,
            },
        )  # fmt: skip
        found: list[ValueReading | None] = []
        row = 0
        for value, place in zip(values, own, strict=True):
            if place is None:
                found.append(None)
                continue
            scores = first[row], last[row], claim[row], kind[row]
            found.append(self._reading(text, sentence, seen, value, place, scores))
            row += 1
        return tuple(found)

    def _reading(
        self, text: str, sentence: SentenceStates, seen: tuple[Before, ...], value: tuple[int, int], place: Place,
        scores: Sequence[NDArray[np.float32]],
    ) -> ValueReading:  # fmt: skip
        first, last, claim, kind = scores
        powers = np.exp(kind - kind.max())
        slope, shift = self._claim
        return ValueReading(
            *value,
            float(1 / (1 + np.exp(-(slope * float(claim) + shift)))),
            dict(zip(KINDS, (float(p) for p in powers / powers.sum()), strict=True)),
            {
                role: Pointers(role, text, sentence.words, first[i], last[i], self._scales[role], seen, place)
                for i, role in enumerate(ROLES)
            },
        )


def _placed(sentence: SentenceStates, said: Said) -> dict[Role, Place]:
    found = {role: places(sentence.words, *span) for role, span in said.items()}
    return {role: place for role, place in found.items() if place}
