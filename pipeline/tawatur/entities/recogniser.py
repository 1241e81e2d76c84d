"""Named entities by a fine-tuned encoder: any token-classification directory in transformers' form.

A directory with `model.onnx` and `tokenizer.json` runs on onnxruntime and tokenizers, as the one in `model/` does that
comes with the program; one with PyTorch weights (CAMeLBERT, AraBERT, …) needs transformers and torch (extra `train`).
Labels are read by transformers' conventions, and nothing but the directory's files is read: docs/ner.md.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.entities.decoding import best_path
from tawatur.entities.recognised import Name
from tawatur.entities.words import Word
from tawatur.errors import InputError
from tawatur.text.scanner import TokenKind

SHIPPED: Final = Path(__file__).with_name("model")  # MODEL_CARD.md there says what it was trained on
_ONNX: Final = "model.onnx"
_TOKENIZER: Final = "tokenizer.json"
_HIDDEN: Final = "hidden"  # the output that holds the last states, for the reader of roles
_WEIGHTS: Final = ("*.safetensors", "pytorch_model*.bin")
_PIECES_PER_BATCH: Final = 2048
_WORDS_PER_RUN: Final = 150  # longer sentences are cut: encoders reach 512 pieces
_REACH: Final = 512
# What corpora call the types that we keep; others («MISC») keep their own name.
_TYPES: Final = {
    "PERS": "PER", "PERSON": "PER", "ORGANIZATION": "ORG", "ORGANISATION": "ORG",
    "LOCATION": "LOC", "GPE": "LOC", "FAC": "LOC", "PROD": "PRODUCT",
}  # fmt: skip
_OPENING: Final = frozenset("BSU")  # B of BIO; S and U of the schemes that mark names of one word
_PREFIXES: Final = frozenset("BIESLU")
# From ids and mask to the labels' scores and, where the model gives them away, the pieces' last states.
_Run = Callable[[NDArray[np.int64], NDArray[np.int64]], tuple[NDArray[np.float32], NDArray[np.float32] | None]]
# From words to piece ids and the index of each piece's word, None for the special ones.
_Cut = Callable[[Sequence[str]], tuple[list[int], list[int | None]]]
_Tag = tuple[str, float]


class Encoded(NamedTuple):
    """A sentence as the model sees it: a label and its probability a word; states of the words, if there are any.

    `states` has shape `(words + 1, hidden)`: row 0 is the sentence's first piece, the others are averages of a
    word's pieces, zeros for words past the model's reach.
    """

    tags: list[_Tag]
    states: NDArray[np.float32] | None


class SentenceStates(NamedTuple):
    """The words of a sentence and their states, as in `Encoded`."""

    words: tuple[Word, ...]
    states: NDArray[np.float32]


class Recognition(NamedTuple):
    """What a model says of some sentences: names in text order, and states by the sentence's start."""

    names: tuple[Name, ...]
    states: dict[int, SentenceStates]


class Recogniser:
    """A token-classification model. `labels` are those of its config, in order of their ids.

    Raises InputError, naming the directory and what it lacks.
    """

    def __init__(self, directory: Path, *, threads: int = 1) -> None:
        """Load a model; one thread by default, since articles are read by several processes."""
        self.labels = read_labels(directory)
        try:
            settings = _settings(directory)
            reach = min(settings.get("max_position_embeddings", _REACH), settings["model_max_length"], _REACH)
            self._pad = int(settings.get("pad_token_id") or 0)
            self._cut = (_fast if (directory / _TOKENIZER).is_file() else _transformers)(directory, int(reach))
            self._run = _onnx(directory, threads) if (directory / _ONNX).is_file() else _torch(directory)
        except InputError:
            raise
        except Exception as error:  # whatever the libraries raise, the directory is at fault
            raise InputError(str(directory), f"the model cannot be loaded: {_first_line(error)}") from error

    def names(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
        """Find the names in some sentences of a text, given as half-open offsets, in text order.

        `words` are those of the whole text (`read_words`); proclitics of a name's first word stay outside:
        «الهند» of «والهند».
        """
        return self.recognise(text, words, sentences).names

    def recognise(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> Recognition:
        """Find names as `names` does, and keep the words' states where the model has an output `hidden`."""
        printed = [word for word in words if word.kind is not TokenKind.NEWLINE]
        starts = [word.start for word in printed]
        runs: list[tuple[int, Sequence[Word]]] = []
        for start, end in sentences:
            inside = printed[bisect_left(starts, start) : bisect_left(starts, end)]
            runs += [(start, inside[at : at + _WORDS_PER_RUN]) for at in range(0, len(inside), _WORDS_PER_RUN)]
        encoded = self.encode([[text[word.start : word.end] for word in run] for _, run in runs])
        found = (name for (_, run), own in zip(runs, encoded, strict=True) for name in _names(run, own.tags))
        states: dict[int, SentenceStates] = {}
        for (start, run), own in zip(runs, encoded, strict=True):
            if own.states is not None:
                held = states.get(start)
                states[start] = (
                    SentenceStates(tuple(run), own.states) if held is None else _joined(held, run, own.states)
                )
        return Recognition(tuple(sorted(found, key=lambda name: name.start)), states)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[_Tag]]:
        """Return a label and its probability for each word of each sentence.

        Words that the tokenizer makes nothing of, and those past the model's reach, are `("O", 1.0)`.
        """
        return [encoded.tags for encoded in self.encode(sentences)]

    def encode(self, sentences: Sequence[Sequence[str]]) -> list[Encoded]:
        """Run the model over sentences given as words."""
        cut = [self._pieces(words) for words in sentences]
        found = [Encoded([("O", 1.0)] * len(words), None) for words in sentences]
        order = sorted((i for i, (_, owners) in enumerate(cut) if any(owners)), key=lambda i: len(cut[i][0]))
        for batch in _batches(order, [len(ids) for ids, _ in cut]):
            longest = max(len(cut[i][0]) for i in batch)
            ids = np.full((len(batch), longest), self._pad, np.int64)
            mask = np.zeros((len(batch), longest), np.int64)
            for row, i in enumerate(batch):
                ids[row, : len(cut[i][0])] = cut[i][0]
                mask[row, : len(cut[i][0])] = 1
            logits, hidden = self._run(ids, mask)
            for row, i in enumerate(batch):
                owners = cut[i][1]
                tags = self._tags(logits[row, : len(owners)], owners, len(sentences[i]))
                states = None if hidden is None else _by_word(hidden[row, : len(owners)], owners, len(sentences[i]))
                found[i] = Encoded(tags, states)
        return found

    def _tags(self, logits: NDArray[np.float32], owners: Sequence[int], count: int) -> list[_Tag]:
        """Read a word's label off its first piece, as BIO allows it beside its neighbours."""
        firsts: dict[int, int] = {}
        for place, owner in enumerate(owners):
            if owner > 0:
                firsts.setdefault(owner - 1, place)
        scores = logits[list(firsts.values())]
        scores = scores - scores.max(-1, keepdims=True)
        scores = scores - np.log(np.exp(scores).sum(-1, keepdims=True))
        tags: list[_Tag] = [("O", 1.0)] * count
        for word, k, row in zip(firsts, best_path(scores, self.labels), scores, strict=True):
            tags[word] = (self.labels[k], float(np.exp(row[k])))
        return tags

    def _pieces(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Cut words into pieces: ids, and the word of each, counted from 1; 0 is the first piece, -1 no word's."""
        if not words:
            return [], []
        ids, places = self._cut(words)
        owners = [-1 if word is None else word + 1 for word in places]
        owners[0] = max(owners[0], 0)
        return ids, owners


def _by_word(hidden: NDArray[np.float32], owners: Sequence[int], count: int) -> NDArray[np.float32]:
    """Average the states of each word's pieces."""
    total = np.zeros((count + 1, hidden.shape[1]), np.float32)
    pieces = np.zeros((count + 1, 1), np.float32)
    kept = np.asarray(owners) >= 0
    np.add.at(total, np.asarray(owners)[kept], hidden[kept])
    np.add.at(pieces, np.asarray(owners)[kept], 1)
    return np.asarray(total / np.maximum(pieces, 1), np.float32)


def _joined(held: SentenceStates, run: Sequence[Word], states: NDArray[np.float32]) -> SentenceStates:
    """Append a run of a long sentence; its first piece stands for nothing."""
    return SentenceStates((*held.words, *run), np.concatenate([held.states, states[1:]]))


def read_labels(directory: Path) -> tuple[str, ...]:
    """Return a model's labels without loading it; raises InputError where it could not be run at all."""
    config = directory / "config.json"
    if not config.is_file():
        raise InputError(str(directory), "no model directory: it holds no config.json (docs/ner.md)")
    try:
        ids = {int(number): str(label) for number, label in json.loads(config.read_text("utf-8"))["id2label"].items()}
        labels = tuple(ids[number] for number in range(len(ids)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(str(config), "no config of a token-classification model: id2label is missing") from error
    if not {"PER", "ORG", "LOC"} & {_parted(label)[1] for label in labels}:
        shown = ", ".join(labels[:5])
        raise InputError(str(config), f"its labels ({shown}) name neither persons, organisations nor places")
    if (directory / _ONNX).is_file():
        needed, extra = (
            ("onnxruntime",) if (directory / _TOKENIZER).is_file() else ("onnxruntime", "transformers"),
            "train",
        )
    elif any(next(directory.glob(pattern), None) for pattern in _WEIGHTS):
        needed, extra = ("transformers", "torch"), "train"
    else:
        raise InputError(str(directory), f"holds no weights: neither {_ONNX} nor {' nor '.join(_WEIGHTS)}")
    for package in needed:
        if find_spec(package) is None:
            raise InputError(
                str(directory), f"needs the package {package}, which is not installed: pip install 'tawatur[{extra}]'"
            )
    return labels


def _parted(label: str) -> tuple[str, str]:
    """Part a label into its prefix and our name of its type: `B-PERS` is B and PER; `O` has no type."""
    prefix, _, kind = label.partition("-")
    if not kind or prefix not in _PREFIXES:
        prefix, kind = "I", "" if label == "O" else label
    return prefix, _TYPES.get(kind.upper(), kind.upper())


def _names(words: Sequence[Word], tags: Sequence[_Tag]) -> Iterator[Name]:
    """Join tags to names; quotes and brackets at their ends are no part of them."""
    held: list[tuple[Word, float]] = []
    kind = ""
    for word, (tag, probability) in [*zip(words, tags, strict=True), (None, ("O", 1.0))]:
        prefix, own = _parted(tag)
        if held and (own != kind or prefix in _OPENING):
            yield from _name(held, kind)
            held = []
        if own and word is not None:
            kind = own
            held.append((word, probability))


def _name(held: Sequence[tuple[Word, float]], kind: str) -> Iterator[Name]:
    solid = [i for i, (word, _) in enumerate(held) if word.kind not in {TokenKind.PUNCT, TokenKind.SYMBOL}]
    if not solid:
        return
    first, last = held[solid[0]][0], held[solid[-1]][0]
    start = first.readings[-1].start if first.cut else first.start
    yield Name(kind, start, last.end, sum(p for _, p in held) / len(held))


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group indices, which come shortest first, so that a batch with its padding holds few enough pieces."""
    batch: list[int] = []
    for i in order:
        if batch and lengths[i] * (len(batch) + 1) > _PIECES_PER_BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _settings(directory: Path) -> dict[str, Any]:
    """Return the model's config with the tokenizer's reach in it; transformers writes 1e30 for «no limit»."""
    settings: dict[str, Any] = json.loads((directory / "config.json").read_text("utf-8"))
    own = directory / "tokenizer_config.json"
    said = json.loads(own.read_text("utf-8")) if own.is_file() else {}
    return {**settings, "model_max_length": said.get("model_max_length", _REACH)}


def _fast(directory: Path, reach: int) -> _Cut:
    """Return a function that cuts words by tokenizer.json."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - only where a model is used

    tokenizer = Tokenizer.from_file(str(directory / _TOKENIZER))
    tokenizer.no_padding()
    tokenizer.enable_truncation(reach)

    def cut(words: Sequence[str]) -> tuple[list[int], list[int | None]]:
        encoded = tokenizer.encode(list(words), is_pretokenized=True)
        return list(encoded.ids), list(encoded.word_ids)

    return cut


def _transformers(directory: Path, reach: int) -> _Cut:
    """Return a function that cuts words by whatever files transformers reads."""
    from transformers import AutoTokenizer  # noqa: PLC0415 - not installed by default

    tokenizer: Any = AutoTokenizer.from_pretrained(str(directory), local_files_only=True)
    if not tokenizer.is_fast:
        raise InputError(str(directory), f"its tokenizer tells no word boundaries: {_TOKENIZER} is needed")

    def cut(words: Sequence[str]) -> tuple[list[int], list[int | None]]:
        encoded = tokenizer(list(words), is_split_into_words=True, truncation=True, max_length=reach)
        return list(encoded["input_ids"]), list(encoded.word_ids())

    return cut


def _onnx(directory: Path, threads: int) -> _Run:
    """Return a function from ids and mask to scores and states, on onnxruntime."""
    import onnxruntime  # noqa: PLC0415 - only where a model is used

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(directory / _ONNX), options, providers=["CPUExecutionProvider"])
    wanted = {item.name for item in session.get_inputs()}
    names = [item.name for item in session.get_outputs()]
    outputs = [names[0], *({_HIDDEN} & set(names[1:]))]

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        result = session.run(outputs, {name: value for name, value in inputs.items() if name in wanted})
        return np.asarray(result[0], np.float32), np.asarray(result[1], np.float32) if len(result) > 1 else None

    return run


def _torch(directory: Path) -> _Run:
    """Return a function from ids and mask to scores, on PyTorch."""
    import torch  # noqa: PLC0415 - not installed by default
    from transformers import AutoModelForTokenClassification  # noqa: PLC0415

    model = AutoModelForTokenClassification.from_pretrained(str(directory), local_files_only=True).eval()

    def run(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.float32] | None]:
        with torch.no_grad():
            result = model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask))
        return np.asarray(result.logits.float().numpy(), np.float32), None

    return run


def _first_line(error: Exception) -> str:
    """Say in one line what a library raised."""
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
