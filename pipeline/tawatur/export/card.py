"""`README.md`: the dataset card, in the form that Hugging Face reads its configurations from."""

from __future__ import annotations

import json
from typing import Final

from tawatur.export.columns import CLAIMS
from tawatur.export.release import Release, ending

MARK: Final = "<!-- written by tawatur export -->"
_SIZES: Final = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"), (1_000_000, "100K<n<1M"))
_TOLD: Final = {
    "claims": "one value that an article asserts of an entity's metric",
    "articles": "the articles",
    "agreement": "which claims agree or conflict, the verdicts, and why",
    "rejections": "the numbers of the articles that are no claims, with class and reason",
    "reviews": "what people said of the claims, in the order in which they said it",
}
_BESIDES: Final = {
    "claimreview.jsonld": "the reviewed claims as schema.org ClaimReview: whether the article says so",
    "annotations.jsonld": "the evidence of each claim as W3C Web Annotations",
    "prov.json": "where each claim comes from, in W3C PROV",
    "croissant.json": "the tables in MLCommons Croissant",
}


def card(release: Release) -> str:
    """Write the card; `datasets.load_dataset(folder)` loads the claims, or the table that is named."""
    return "".join((_front_matter(release), f"{MARK}\n", _body(release)))


def _tables(release: Release) -> list[str]:
    return [file.name.removesuffix(".parquet") for file in release.data() if file.name.endswith(".parquet")]


def _names(release: Release) -> set[str]:
    return {file.name for file in release.data()}


def _front_matter(release: Release) -> str:
    about = release.about
    size = next((name for limit, name in _SIZES if release.counts["claims"] < limit), "n>1M")
    lines = ["---", "language:", "- ar", f"pretty_name: {json.dumps(about.title, ensure_ascii=False)}"]
    if about.license:
        lines.append(f"license: {json.dumps(about.license.lower())}")
    lines += ["size_categories:", f"- {size}", "task_categories:", "- token-classification", "tags:"]
    lines += [f"- {tag}" for tag in ("arabic", "claims", "fact-checking", "news")]
    lines.append("configs:")
    for table in _tables(release):
        lines += [f"- config_name: {table}", f"  data_files: {table}.parquet"]
        lines += ["  default: true"] if table == "claims" else []
    return "\n".join([*lines, "---", ""])


def _body(release: Release) -> str:
    about, tables = release.about, _tables(release)
    counted = "\n".join(f"| `{table}` | {release.counts[table]:,} | {_TOLD[table]} |" for table in tables)
    endings: dict[str, list[str]] = {}
    for file in release.data():
        endings.setdefault(file.name.partition(".")[0], []).append(f"`{ending(file.name)}`")
    files = "\n".join(f"| `{table}` | {', '.join(endings[table])} |" for table in tables)
    others = "".join(f"- `{name}`: {told}\n" for name, told in _BESIDES.items() if name in _names(release))
    texts = (
        "The articles' texts belong to their publishers."
        if release.with_text
        else "The articles' texts are left out. Offsets count code points of title and body; an article whose SHA-256 "
        "(of title, a zero byte and body) is the one given has the same text."
    )
    licence = f"License: {about.license}." if about.license else "No licence was named for this release."
    page = f" {about.url}" if about.url else ""
    return f"""
# {about.title}

{release.description}

| table | records | holds |
|---|---|---|
{counted}

```python
from datasets import load_dataset

claims = load_dataset("path/to/this/folder", split="train")               # or a table by its name:
agreement = load_dataset("path/to/this/folder", "agreement", split="train")
```

## Files

| table | as |
|---|---|
{files}

JSONL holds the whole records, which `schemas/` describes. Parquet and CSV hold one flat row for each; their numbers
are exact decimals (strings in Parquet; `number_float` is the same number as a float). A text in the CSV that a
spreadsheet would run as a formula begins with an apostrophe.

{others}- `datapackage.json`: all files with their sums, for Frictionless

## Columns of the claims

{column_table()}

## What it is, and what it is not

A claim says what an article asserts, not what is true. A program found the claims; `status` says which of them a person
has looked at, and `confidence` is an order, no probability. A verdict counts independent sources among the articles of
this dataset alone. {texts}

## Version, licence, citation

Version {release.version}: the newest day in it, and a sum of its records. {licence}

> {about.creator or "The publishers of this dataset"}: *{about.title}*, version {release.version}.{page}
"""


def column_table() -> str:
    """Write the columns of the flat claims as a table."""
    rows = "\n".join(f"| `{column.name}` | {column.type} | {column.about} |" for column in CLAIMS)
    return f"| column | type | holds |\n|---|---|---|\n{rows}"
