"""Without texts: no sentence of an article is in any file, and whoever has the article can still find the place."""

from __future__ import annotations

import hashlib
import re

import pyarrow.parquet as pq
import pytest

from tawatur.export import COMPANIONS, export_dataset
from tawatur.export.references import agreement_reference, article_reference, claim_reference, rejection_reference
from tawatur.records import Agreement, Article, Claim, Rejection
from tawatur.text.blocks import read_blocks
from tawatur.text.sentences import read_sentences

_WORD = re.compile(r"[^\W_]+")
_RUN = 9  # one more than the longest name


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def runs(text: str, length: int = _RUN) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def texts_of(folder):
    """The text of every file; of Parquet, the text of every cell."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            table = pq.read_table(path).to_pylist()
            yield path.name, "\n".join(str(cell) for row in table for cell in row.values() if cell is not None)
        elif path.is_file():
            yield path.name, path.read_text("utf-8").replace('\\"', '"').replace("\\n", "\n")


@pytest.fixture(scope="module")
def sentences(corpus):
    """Each title, sentence, list item and row of the corpus that says something."""
    found = set()
    for article in corpus["articles"]:
        for field in ("title", "body"):
            text = article.text_of(field)
            for sentence in read_sentences(text, read_blocks(text, field)):
                found.add(text[sentence.start : sentence.end].strip())
    return {sentence for sentence in found if len(words(sentence)) > 3}


def test_no_sentence_of_an_article_is_in_any_file(bare, sentences):
    assert len(sentences) > 300
    for name, text in texts_of(bare):
        for sentence in sentences:
            assert sentence not in text, name


def test_the_same_look_finds_the_sentences_of_a_dataset_with_texts(dataset, sentences):
    """Else the test above could not fail."""
    found = {name for name, text in texts_of(dataset) for sentence in sentences if sentence in text}
    assert found >= {"articles.jsonl", "claims.jsonl", "claims.json", "claims.csv", "claims.parquet", "reviews.jsonl"}
    assert found >= {"annotations.jsonld", "claimreview.jsonld"}


def test_no_file_has_more_words_in_a_row_than_a_name(bare, corpus):
    printed = {run for article in corpus["articles"] for run in runs(f"{article.title or ''}\n{article.body}")}
    for name, text in texts_of(bare):
        for line in text.splitlines():
            for part in re.split(r'[":,|؛;·{}\[\]\u2068\u2069]', line):
                assert not runs(part) & printed, (name, part)


def test_offsets_and_sums_find_the_place_in_the_article(bare, rows, corpus):
    articles = {article.id: article for article in corpus["articles"]}
    for row in rows(bare / "articles.jsonl"):
        article = articles[row["id"]]
        assert row["sha256"] == article.digest
        assert (row["title_length"], row["body_length"]) == (len(article.title or ""), len(article.body))
    for row in rows(bare / "claims.jsonl"):
        evidence = row["evidence"]
        text = articles[row["article_id"]].text_of(evidence["field"])
        sentence = text[evidence["start"] : evidence["end"]]
        assert hashlib.sha256(sentence.encode()).hexdigest() == evidence["sha256"]
        assert text[row["value"]["start"] : row["value"]["end"]] == row["value"]["text"]


def test_names_numbers_and_words_of_measures_stay(bare, dataset, rows):
    full = {row["id"]: row for row in rows(dataset / "claims.jsonl")}
    for row in rows(bare / "claims.jsonl"):
        for slot in ("entity", "metric", "value", "date", "source"):
            assert row[slot] == full[row["id"]][slot], row["id"]


def test_an_export_without_texts_takes_away_what_one_with_texts_left(tmp_path, corpus, sentences):
    export_dataset(tmp_path, **corpus, also=COMPANIONS)
    export_dataset(tmp_path, **corpus, text=False)
    assert not [name for name, text in texts_of(tmp_path) for sentence in sentences if sentence in text]


LONG = "رئيس اللجنة الوطنية العليا لمتابعة تنفيذ مشاريع البنية التحتية في المحافظات الجنوبية"


def test_a_slot_that_is_longer_than_a_name_keeps_its_place_alone():
    body = f"قال {LONG} إن الكلفة بلغت 5 ملايين دولار"
    claim = claim_with_entity(body, LONG, canonical=LONG)
    reference = claim_reference(claim)
    assert reference.entity is not None
    assert (reference.entity.text, reference.entity.start, reference.entity.end) == (None, 4, 4 + len(LONG))
    assert reference.entity.canonical == "رئيس اللجنة الوطنية العليا لمتابعة تنفيذ مشاريع البنية …"
    assert reference.source.chain[-1].name is None


def test_a_slot_that_is_all_of_its_sentence_keeps_its_place_alone():
    body = "مبيعات 5 ملايين سيارة"
    claim = claim_with_entity(body, body, canonical=None)
    assert claim_reference(claim).entity.text is None


def claim_with_entity(body: str, name: str, *, canonical: str | None) -> Claim:
    number = body.index("5 ملايين")
    span = {"text": name, "start": body.index(name), "end": body.index(name) + len(name)}
    return Claim.model_validate(
        {
            "id": "a-1",
            "article_id": "a",
            "entity": {**span, "type": "PER", "canonical": canonical},
            "metric": {"name": "cost", "kind": "level"},
            "value": {"text": "5 ملايين", "start": number, "end": number + 8, "number": "5000000"},
            "date": None,
            "source": {
                "outlet": None,
                "url": None,
                "published": None,
                "scope": "sentence",
                "chain": [{"level": "primary", "name": name, "start": span["start"], "end": span["end"]}],
            },
            "modality": ["level"],
            "missing": {"date": "not_in_text"},
            "evidence": {"field": "body", "text": body, "start": 0, "end": len(body), "kind": "sentence"},
            "confidence": 0.5,
            "provenance": {"version": "0", "by": "test"},
        }
    )


def test_sources_and_reasons_are_cut_to_names():
    row = {
        "id": "1",
        "fact": "f",
        "members": ["a-1"],
        "label": "agree_exact",
        "verdict": "single_source",
        "independent_sources": 1,
        "sources": [LONG],
        "pairs": [],
        "consensus": None,
        "why": {"ar": f"مصدر واحد: {LONG}", "en": f"one source: {LONG}"},
    }
    line = agreement_reference(Agreement.model_validate(row))
    assert not runs(" ".join((*line.sources, line.why.ar, line.why.en))) & runs(LONG)
    why = {"article_id": "a", "field": "body", "text": "5", "start": 0, "end": 1, "class": "product_name", "why": LONG}
    assert not runs(rejection_reference(Rejection.model_validate(why)).why) & runs(LONG)


def test_what_came_with_an_article_stays_out():
    article = Article(id="a", title="عنوان طويل", body="نص", extra={"summary": "ملخص المقال"})
    assert set(article_reference(article).model_dump()) == {
        "id",
        "outlet",
        "date",
        "url",
        "author",
        "sha256",
        "title_length",
        "body_length",
    }
