"""Annotated sentences for other programs: JSONL, and spaCy's DocBin with span groups."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin, Span

from tawatur.errors import SpanError
from tawatur.text.tokenizer import ArabicTokenizer
from tawatur.training.sentences import Mark, Record


def as_json(record: Record) -> dict[str, Any]:
    """Return a record as plain JSON: every span has `start`, `end` (code points, half-open) and its `text`."""

    def quoted(span: Mark) -> dict[str, Any]:
        return {"text": span.of(record.text), "start": span.start, "end": span.end}

    return {
        "id": record.id, "topic": record.topic, "style": record.style, "tags": list(record.tags), "text": record.text,
        "values": [
            {**quoted(v.span), "kind": v.kind, "roles": {name: quoted(span) for name, span in v.roles.items()}}
            for v in record.values
        ],
        "negatives": [{**quoted(n.span), "class": n.negative} for n in record.negatives],
    }  # fmt: skip


def write_jsonl(records: Iterable[Record], path: Path) -> None:
    """Write one record a line."""
    with path.open("w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(as_json(record), ensure_ascii=False) + "\n")


def as_doc(record: Record, nlp: spacy.language.Language) -> Doc:
    """Return a record as a Doc, tokenized as tawatur does: proclitics are tokens of their own.

    `doc.spans["values"]`: label is the kind, `span.id_` the number of the value. `doc.spans["roles"]`: label is the
    role («entity»), `span.id_` the number of the value that it serves. `doc.spans["negatives"]`: label is the
    class. A span that begins inside a token takes the whole token; `doc.user_data["id"]` leads back to the text.
    """
    doc = nlp.make_doc(record.text)
    doc.user_data.update({"id": record.id, "topic": record.topic, "style": record.style, "tags": list(record.tags)})

    def span(mark: Mark, label: str, number: int | None = None) -> Span:
        found = doc.char_span(
            mark.start, mark.end, label=label, span_id="" if number is None else str(number), alignment_mode="expand"
        )
        if found is None:
            raise SpanError(f"{record.where}: [{mark.start}, {mark.end}) lies outside of the sentence")
        return found

    numbered = list(enumerate(record.values, start=1))
    doc.spans["values"] = [span(value.span, value.kind, n) for n, value in numbered]
    doc.spans["roles"] = [span(mark, name, n) for n, value in numbered for name, mark in value.roles.items()]
    doc.spans["negatives"] = [span(negative.span, negative.negative) for negative in record.negatives]
    return doc


def write_docbin(records: Iterable[Record], path: Path) -> None:
    """Write a DocBin, to be read with `spacy.blank("ar").vocab`."""
    nlp = spacy.blank("ar")
    nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    DocBin(store_user_data=True, docs=(as_doc(record, nlp) for record in records)).to_disk(path)
