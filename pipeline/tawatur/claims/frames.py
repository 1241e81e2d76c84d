"""Frames: the verbs and verbal nouns that govern numbers, in all the forms that news prints.

The table names lemmas; the forms are made here by rule: «ارتفع / يرتفع» gives ارتفعت، ارتفعوا، ترتفع،
سيرتفع، يرتفعون; nouns and participles are looked up by their bare forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from tawatur.claims.words import choices, stems, table, without_article
from tawatur.records import Direction
from tawatur.text.normalise import fold

FrameClass = Literal[
    "change", "make", "loss", "gain", "level", "share", "hold", "act", "suffer", "cost", "sell", "ratio",
    "score", "last", "say", "aux", "move", "more", "next",
]  # fmt: skip
Part = Literal["perfect", "imperfect", "noun", "participle"]

_PERFECT: Final = ("", "ت", "ا", "تا", "وا", "ن", "نا")
_IMPERFECT: Final = ("", "ون", "ان", "ين", "وا", "ا", "ن")
_PREFIXES: Final = ("ي", "ت", "ن")


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a governing word. `name` is the participle of an act; `metric` the metric it implies."""

    lemma: str
    kind: FrameClass
    part: Part
    direction: Direction | None = None
    name: str | None = None
    metric: str | None = None

    @property
    def verb(self) -> bool:
        """Tell a finite verb from a noun or participle."""
        return self.part in {"perfect", "imperfect"}


def perfect_forms(lemma: str) -> Iterator[str]:
    """Yield the folded perfect forms: «بلغ» بلغت بلغا بلغوا; a weak end is dropped: «تخطى» تخطت تخطوا."""
    stem, weak = fold(lemma), lemma.endswith(("ى", "ا", "ي"))
    if weak and len(stem) > 2:
        yield stem
        if stem.endswith("ا"):
            yield stem[:-1] + "ي"
        yield stem[:-1] + "ا"  # before a pronoun: «أجراها»
        for ending in ("ت", "تا", "وا", "يا"):
            yield stem[:-1] + ending
        return
    for ending in _PERFECT:
        yield stem + ending


def imperfect_forms(stem: str, *, jussive: bool = True) -> Iterator[str]:
    """Yield the folded imperfect forms of «يرتفع», future and jussive among them: سترتفع، يزد، يتخط.

    The jussive of a hollow verb is two letters and a prefix, and easily another word («تمت»).
    """
    rest = stem[1:]
    bodies = [rest]
    if rest.endswith(("ي", "و", "ا")) and len(rest) > 2:
        bodies.append(rest[:-1])
    elif len(rest) == 3 and rest[1] in "ياو" and jussive:
        bodies.append(rest[0] + rest[2])
    elif len(rest) >= 4 and rest[-2] in "ياو":
        bodies.append(rest[:-2] + rest[-1])
    for body in bodies:
        for prefix in _PREFIXES:
            if prefix == "ن" and len(body) < 3:
                continue  # «نقل» is no form of «قل»
            for ending in _IMPERFECT:
                form = prefix + body + ending
                yield form
                if body is rest:
                    yield "س" + form


def _add(index: dict[str, list[Frame]], form: str, frame: Frame) -> None:
    readings = index.setdefault(form, [])
    if all((known.lemma, known.kind, known.part) != (frame.lemma, frame.kind, frame.part) for known in readings):
        readings.append(frame)


@lru_cache(maxsize=1)
def _index() -> dict[str, list[Frame]]:
    """Map folded forms to frames, in table order."""
    index: dict[str, list[Frame]] = {}
    for kind, direction, name, perfect, imperfect, nouns, participles in table("frames.tsv"):
        lemma = fold((choices(perfect) or choices(imperfect) or ["?"])[0])

        def frame(part: Part, kind: str = kind, direction: str = direction, name: str = name,
                  lemma: str = lemma) -> Frame:  # fmt: skip
            return Frame(
                lemma,
                kind,  # type: ignore[arg-type]  # the table's test holds the column to FrameClass
                part,
                direction if direction in {"up", "down"} else None,  # type: ignore[arg-type]
                None if name == "-" or name.startswith("=") else name,
                name[1:] if name.startswith("=") else None,
            )

        for word in choices(perfect):
            for form in perfect_forms(word) if " " not in word else ():
                _add(index, form, frame("perfect"))
        for word in choices(imperfect):
            for form in imperfect_forms(fold(word), jussive=kind in {"change", "level"}):
                _add(index, form, frame("imperfect"))
        for word in choices(nouns):
            if " " not in word:
                _add(index, fold(word), frame("noun"))
        for word in choices(participles):
            base = fold(word)
            for ending in ("", "ه", "ات", "ين", "ون"):
                _add(index, base + ending, frame("participle"))
    return index


@lru_cache(maxsize=16384)
def frames_of(norm: str) -> tuple[Frame, ...]:
    """Return the frames that a folded word may evoke, verbs only in the form as printed.

    >>> [(f.lemma, f.kind, f.direction) for f in frames_of("سيرتفع")]
    [('ارتفع', 'change', 'up')]
    """
    found = dict(_exact(norm))
    if not found:  # an object pronoun after all: «تخفضه إلى»، «يقدرونها»
        for stem in stems(norm)[1:]:
            for frame in _index().get(stem, ()):
                found.setdefault((frame.lemma, frame.kind, frame.part), frame)
    return tuple(found.values())


def exact_frames(norm: str) -> tuple[Frame, ...]:
    """Return the frames of a word as printed, object pronouns left aside: «تكلفه» is no verb with «ه»."""
    return tuple(_exact(norm).values())


@lru_cache(maxsize=16384)
def _exact(norm: str) -> dict[tuple[str, str, str], Frame]:
    index = _index()
    found: dict[tuple[str, str, str], Frame] = {}
    for step, stem in enumerate(stems(norm)):
        for frame in index.get(stem, ()):
            if step and frame.verb:
                continue  # a verb takes no article, and its object pronoun is rare before a number
            found.setdefault((frame.lemma, frame.kind, frame.part), frame)
    return found


def masdar_shape(norm: str) -> bool:
    """Tell whether a folded word has a form that verbal nouns have and things hardly: «الاستعانة», «تحريك»."""
    bare = without_article(norm)
    if len(bare) >= 6 and bare.startswith("است"):
        return bare[-2] == "ا" or bare.endswith("ه")
    if len(bare) == 6 and bare[0] == "ا" and bare[4] == "ا":
        return bare[1] == "ن" or bare[2] in "تطد"
    return len(bare) == 5 and bare[0] == "ت" and bare[3] == "ي"


@lru_cache(maxsize=1)
def _stems() -> tuple[frozenset[str], frozenset[str]]:
    """Return the perfect and imperfect stems of `verbs.tsv`."""
    found: dict[str, set[str]] = {"perfect": set(), "imperfect": set()}
    for aspect, listed in table("verbs.tsv"):
        found[aspect].update(choices(listed))
    return frozenset(found["perfect"]), frozenset(found["imperfect"])


def is_perfect(norm: str) -> bool:
    """Tell whether a folded word is the perfect of a verb of four letters and more, as «he» does it."""
    return norm in _stems()[0]


@lru_cache(maxsize=16384)
def verb_shape(norm: str) -> Literal["verb", "maybe", ""]:
    """Tell whether a word that has no frame is a verb by its form: «تعتزم», «سيعقد»; «صادق» and «تطور» only maybe."""
    perfect, imperfect = _stems()
    future = norm[1:] if norm.startswith("س") and len(norm) > 4 else norm
    for ending in ("", "ون", "ان", "وا", "ا", "ها", "ه", "هم"):
        body = future[: len(future) - len(ending)] if future.endswith(ending) else ""
        if len(body) > 3 and body[0] in "يتن" and body[1:] in imperfect:
            certain = body[0] == "ي" or (body not in perfect and body not in _index())
            return "verb" if certain and (body[0] != "ن" or future is not norm) else "maybe"
    for ending in ("ت", "تا", "وا", "تها", "ته", "تهم"):
        if norm.endswith(ending) and norm[: len(norm) - len(ending)] in perfect:
            return "verb"
    for ending in ("", "ا", "ي", "ه", "ها"):
        if norm.endswith(ending) and norm[: len(norm) - len(ending)] in perfect:
            return "maybe"
    return ""
