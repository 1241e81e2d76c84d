"""Named entities by a fine-tuned encoder: the model that ships, or any transformers directory on disk.

A directory with `model.onnx` runs as it is on onnxruntime; one with PyTorch weights (CAMeLBERT, AraBERT, …)
needs the extra `train`. Either way tokenizer and labels are read by transformers' own conventions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import InputError
from tawatur.text.scanner import Token, TokenKind

SHIPPED: Final = Path(__file__).parent / "model"
_PIECES_PER_BATCH: Final = 2048
_Logits = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.float32]]


class Word(NamedTuple):
    """A printed word with its proclitics: offsets into the raw text, and where the word behind them starts."""

    start: int
    end: int
    bare: int


class Name(NamedTuple):
    """A name that the model found: its type (PER, ORG, LOC, MISC), its place and the mean probability."""

    type: str
    start: int
    end: int
    probability: float


class Recogniser:
    """A token-classification model with BIO labels. Loading reads files of `directory` alone."""

    def __init__(self, directory: Path = SHIPPED) -> None:
        """Load a model; raises InputError naming the directory and what it lacks."""
        from transformers import AutoTokenizer  # noqa: PLC0415 - takes seconds; only where a model is used

        config = directory / "config.json"
        if not config.is_file():
            raise InputError(str(directory), "no model directory: it has no config.json")
        settings = json.loads(config.read_text("utf-8"))
        self.labels: tuple[str, ...] = tuple(settings["id2label"][str(i)] for i in range(len(settings["id2label"])))
        self._tokenizer: Any = AutoTokenizer.from_pretrained(str(directory), local_files_only=True)
        self._limit = min(int(settings.get("max_position_embeddings", 512)), 512)
        self._logits = _onnx(directory) if (directory / "model.onnx").is_file() else _torch(directory)

    def names(self, text: str, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
        """Find the names of some sentences of a text, given as half-open offsets; in text order."""
        words = [[word for word in words_of(tokens) if start <= word.start < end] for start, end in sentences]
        found: list[Name] = []
        for group, tags in zip(words, self._tags([[text[w.start : w.end] for w in g] for g in words]), strict=True):
            found.extend(_names(group, tags))
        return tuple(sorted(found, key=lambda name: name.start))

    def _tags(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[str, float]]]:
        """Return a label and its probability for each word of each sentence, batching those of like length."""
        cut = [self._pieces(words) for words in sentences]
        found: list[list[tuple[str, float]]] = [[] for _ in sentences]
        order = sorted((i for i in range(len(cut)) if sentences[i]), key=lambda i: len(cut[i][0]))
        for batch in _batches(order, [len(ids) for ids, _ in cut]):
            longest = max(len(cut[i][0]) for i in batch)
            ids = np.full((len(batch), longest), self._tokenizer.pad_token_id, np.int64)
            mask = np.zeros((len(batch), longest), np.int64)
            for row, i in enumerate(batch):
                ids[row, : len(cut[i][0])] = cut[i][0]
                mask[row, : len(cut[i][0])] = 1
            logits = self._logits(ids, mask)
            shifted = np.exp(logits - logits.max(-1, keepdims=True))
            probabilities = shifted / shifted.sum(-1, keepdims=True)
            for row, i in enumerate(batch):
                firsts = cut[i][1]
                best = probabilities[row, firsts]
                tags = [(self.labels[int(k)], float(p)) for k, p in zip(best.argmax(-1), best.max(-1), strict=True)]
                found[i] = tags + [("O", 1.0)] * (len(sentences[i]) - len(tags))  # words past the model's reach
        return found

    def _pieces(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Cut words into pieces: `(piece ids with the special ones, index of each word's first piece)`."""
        if not words:
            return [], []
        encoded = self._tokenizer(list(words), is_split_into_words=True, truncation=True, max_length=self._limit)
        firsts: list[int] = []
        for place, word in enumerate(encoded.word_ids()):
            if word is not None and word == len(firsts):
                firsts.append(place)
        return list(encoded["input_ids"]), firsts


def words_of(tokens: Sequence[Token]) -> Iterator[Word]:
    """Join proclitics to what they stand before: the model learned words as newspapers print them."""
    start: int | None = None
    for i, token in enumerate(tokens):
        if token.kind in {TokenKind.SPACE, TokenKind.NEWLINE}:
            continue
        begin = token.start if start is None else start
        glued = i + 1 < len(tokens) and tokens[i + 1].start == token.end
        if token.kind is TokenKind.PROCLITIC and glued:
            start = begin
            continue
        yield Word(begin, token.end, token.start)
        start = None


def _names(words: Sequence[Word], tags: Sequence[tuple[str, float]]) -> Iterator[Name]:
    """Join BIO tags to names; the first word's proclitics stay outside."""
    open_: list[tuple[Word, float]] = []
    kind = ""
    for word, (tag, probability) in [*zip(words, tags, strict=True), (Word(0, 0, 0), ("O", 1.0))]:
        goes_on = tag.startswith("I-") and tag[2:] == kind
        if open_ and not goes_on:
            yield Name(kind, open_[0][0].bare, open_[-1][0].end, sum(p for _, p in open_) / len(open_))
            open_ = []
        if tag != "O":
            kind = tag[2:]
            open_.append((word, probability))


def _batches(order: Sequence[int], lengths: Sequence[int]) -> Iterator[list[int]]:
    """Group indices, shortest first, so that a batch with its padding holds few enough pieces."""
    batch: list[int] = []
    for i in order:
        if batch and lengths[i] * (len(batch) + 1) > _PIECES_PER_BATCH:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _onnx(directory: Path) -> _Logits:
    """Return a function from ids and mask to logits, on onnxruntime."""
    import onnxruntime  # noqa: PLC0415 - only where a model is used

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # articles are read by several processes; a pool of threads in each would fight
    session = onnxruntime.InferenceSession(str(directory / "model.onnx"), options, providers=["CPUExecutionProvider"])
    wanted = {item.name for item in session.get_inputs()}

    def logits(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        result = session.run(None, {name: value for name, value in inputs.items() if name in wanted})[0]
        return np.asarray(result, np.float32)

    return logits


def _torch(directory: Path) -> _Logits:
    """Return a function from ids and mask to logits, on PyTorch."""
    try:
        import torch  # noqa: PLC0415 - not installed by default
        from transformers import AutoModelForTokenClassification  # noqa: PLC0415
    except ImportError as error:
        raise InputError(
            str(directory), "has PyTorch weights and no model.onnx: install the extra `train` to run it"
        ) from error
    model = AutoModelForTokenClassification.from_pretrained(str(directory), local_files_only=True).eval()

    def logits(ids: NDArray[np.int64], mask: NDArray[np.int64]) -> NDArray[np.float32]:
        with torch.no_grad():
            result = model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).logits
        return np.asarray(result.numpy(), np.float32)

    return logits
