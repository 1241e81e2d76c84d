"""The model in the box: it is there, small, licensed, and reads names and roles without a network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.claims.models import Models
from tawatur.entities.recogniser import SHIPPED, Recogniser, read_labels
from tawatur.entities.words import read_words
from tawatur.text.scanner import scan

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser(SHIPPED)


def names(recogniser: Recogniser, text: str) -> set[tuple[str, str]]:
    found = recogniser.names(text, read_words(text, scan(text)), [(0, len(text))])
    return {(name.type, text[name.start : name.end]) for name in found}


def test_the_weights_are_small():
    sizes = {path.name: path.stat().st_size for path in SHIPPED.iterdir()}
    assert sizes["model.onnx"] + sizes["roles.onnx"] <= 45 * MEGABYTE
    assert sum(sizes.values()) <= 46 * MEGABYTE


def test_the_labels_are_those_of_the_card():
    assert {label.partition("-")[2] for label in read_labels(SHIPPED)} == {"", "PER", "ORG", "LOC", "MISC"}


def test_the_card_names_the_licence_and_the_data():
    card = (SHIPPED / "MODEL_CARD.md").read_text("utf-8")
    assert card.startswith("---\nlicense: cc-by-sa-4.0\n")
    for source in ("multilingual-e5-small", "ANERcorp", "WikiFANE", "AQMAR", "Wojood", "corpus/sentences"):
        assert source in card


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلن رئيس بلدية قرطوم سمير العويني افتتاح الجسر", ("PER", "سمير العويني")),
        ("وصل الوفد إلى مدينة تطاوين مساء الأحد", ("LOC", "تطاوين")),
        ("وقالت شركة نورلينك إن أرباحها نمت", ("ORG", "نورلينك")),
        ("استقبل مطار هيثرو في لندن مسافرين أكثر", ("LOC", "لندن")),
    ],
)
def test_names_that_stand_in_no_table_are_found(recogniser, text, expected):
    assert expected in names(recogniser, text)


def test_a_sentence_without_names_has_none(recogniser):
    assert names(recogniser, "ارتفعت الأسعار قليلا في الأسواق هذا الأسبوع") == set()


def test_the_three_parts_are_of_one_make():
    models = Models.load(SHIPPED)
    assert models.roles is not None
    assert models.chooser is not None


def test_the_config_asks_for_nothing_from_outside():
    config = json.loads((SHIPPED / "config.json").read_text("utf-8"))
    assert "auto_map" not in config  # no code from a hub
    assert not Path(str(config.get("_name_or_path", ""))).is_absolute()


def test_extraction_opens_no_connection():
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise RuntimeError('a connection was opened')\n"
        "socket.socket.connect = refuse\n"
        "from tawatur import Article, extract\n"
        "print(len(extract(Article(id='a', body='بلغ عدد سكان تطاوين 64 ألف نسمة.')).claims))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert run.stdout.strip() == "1", run.stderr
