"""Annotated articles: what the mark-up says, what is refused, what a checker sees, what the tagger learns from."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from tawatur.errors import InputError
from tawatur.training.articles import ArticleRecord, main, read_articles
from tawatur.training.articles_check import check
from tawatur.training.articles_data import changed, earlier, examples, in_folds, numbers_of
from tawatur.training.roles_data import Changes
from tawatur.training.roles_hints import hints_of
from tawatur.training.sentences import Mark, read_record

ARTICLE = """\
# تعليق
@econ-a01 agency 2031-05-04
= {مصرف النخيل|E1,3} يتوسع في {2031|N=date}
قال {المدير|S1-2} إن {الأرباح|M1} بلغت {12 مليون|V1=level} ريال.
¶
و{زار|M2} {فرع المكلا|E2} {ألف|V2=level} عميل.
وبلغت {الودائع|M3} {7.5 ملايين|V3=level} ريال في {عام 2030|P3}.
"""


class Tokenizer:
    """Cuts words into letters."""

    bos_token_id, eos_token_id, unk_token_id = 0, 2, 3

    def __call__(self, words: list[str], *, add_special_tokens: bool) -> dict[str, list[list[int]]]:
        return {"input_ids": [[ord(letter) for letter in word.strip()] for word in words]}


def write(folder: Path, text: str, name: str = "econ.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def read(folder: Path, text: str = ARTICLE) -> ArticleRecord:
    (article,) = read_articles(write(folder, text))
    return article


def test_an_article_has_title_paragraphs_and_sentences(tmp_path):
    article = read(tmp_path)
    assert (article.id, article.topic, article.style, article.date) == (
        "econ-a01", "econ", "agency", dt.date(2031, 5, 4),
    )  # fmt: skip
    assert article.title == "مصرف النخيل يتوسع في 2031"
    assert article.body == (
        "قال المدير إن الأرباح بلغت 12 مليون ريال.\n"
        "وزار فرع المكلا ألف عميل. وبلغت الودائع 7.5 ملايين ريال في عام 2030."
    )
    assert [line.span.of(article.text)[:6] for line in article.lines] == ["مصرف ا", "قال ال", "وزار ف", "وبلغت "]
    assert article.lines[2].where.endswith("econ.txt:6")


def test_a_role_may_stand_in_an_earlier_sentence(tmp_path):
    article = read(tmp_path)
    one, two, three = article.values
    assert one.roles["entity"] == three.roles["entity"]
    assert article.in_field(one.roles["entity"]) == ("title", Mark(0, 11))
    field, mark = article.in_field(two.span)
    assert field == "body"
    assert mark.of(article.body) == "ألف"
    assert [article.line_of(value.span) for value in article.values] == [1, 2, 3]
    assert article.line_of(two.roles["source"]) == 1


HEAD = "@econ-a01 agency 2031-05-04\n= عنوان\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@econ-a1 agency 2031-05-04\n", "econ.txt:1: expected"),
        ("@econ-a01 news 2031-05-04\n= عنوان\nنص.\n", "unknown style"),
        ("@econ-a01 agency 2031-02-31\n= عنوان\nنص.\n", "no day of the calendar"),
        ("@econ-a01 agency 2031-05-04\nنص.\n", "econ.txt:2: article econ-a01 has no title"),
        ("@econ-a01 agency 2031-05-04\n", "has no title"),
        (HEAD, "has no body"),
        (HEAD + "= آخر\n", "two titles"),
        ("نص.\n", "without a line"),
        (HEAD + "باع {12|V2=level}.\n", "numbered from 1 on"),
        (HEAD + "باع {متجر|E1} {متجر|E1} {12|V1=level}.\n", "two spans are marked entity"),
        (HEAD + "باع {متجر|X1}.\n", "econ.txt:3: unknown label"),
        (HEAD + "باع {متجر|E1}.\n", "roles of a value that is not marked"),
    ],
)
def test_what_is_no_article_is_refused_with_its_line(tmp_path, text, said):
    with pytest.raises(InputError, match=said):
        list(read_articles(write(tmp_path, text)))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("باع {متجر|E1} {12|V1=level} {سيارة|M1}. وباع 7.\n", "more than one sentence"),
        ("باع {متجر|E1} {12|V1=level} {سيارة|M1} و7.\n", "the number «7»"),
        ("باع {12|V1=level} {سيارة|M1}.\nقال {المتجر|E1}.\n", "in a later sentence than its value 1"),
        ("قال {المتجر|C1}.\nباع {12|V1=level} {سيارة|M1 E1}.\n", "the cue «المتجر» of value 1 does not stand"),
        ("باع {متجر|E1} {12|V1=level} {سيارة،|M1} أمس.\n", "ends in a punctuation mark"),
    ],
)
def test_errors(tmp_path, body, said):
    report = check([write(tmp_path, HEAD + body)])
    assert any(said in error and "econ.txt:" in error for error in report.errors), report.errors


def test_a_line_that_ends_before_its_sentence_is_wrong(tmp_path):
    report = check([write(tmp_path, HEAD + "باع {متجر|E1} {12|V1=level} {سيارة|M1}\nوعاد إلى بيته.\n")])
    assert any("not cut into sentences like this" in error for error in report.errors)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("باع {12|V1=level} {سيارة|M1}.\n", "value 1 «12» has no entity"),
        ("باع {متجر|E1} {12|V1=level}.\n", "has no metric"),
        ("{قال|C1} إن {متجر|E1} باع {12|V1=level} {سيارة|M1}.\n", "a cue and no source"),
        ("باع {متجر|E1 S1} {12|V1=level} {سيارة|M1}.\n", "a source in its sentence and no cue"),
        ("باع {والمتجر|E1} {12|V1=level} {سيارة|M1}.\n", "seems to begin with the proclitic"),
        ("باع {متجر|E1} {12|V1=level} {سيارة|M1} في خمس مدن.\n", "«خمس» is read as a number"),
    ],
)
def test_doubts(tmp_path, body, said):
    report = check([write(tmp_path, HEAD + body)])
    assert report.errors == ()
    assert any(said in doubt for doubt in report.doubts), report.doubts


def test_a_source_said_once_covers_later_sentences_without_a_doubt(tmp_path):
    body = "وصل {المدير|S1}.\nباع {متجر|E1} {12|V1=level} {سيارة|M1}.\n"
    assert check([write(tmp_path, HEAD + body)]).doubts == ()


def test_the_command_counts_what_stands_outside_of_the_sentence(tmp_path, capsys):
    assert main(["check", str(write(tmp_path, ARTICLE))]) == 0
    said = capsys.readouterr().out
    assert "1 articles, 3 sentences, 3 values, 1 numbers that are none" in said
    assert "entity: 3, outside of the sentence 67% (title 2, own 1)" in said
    assert main(["check", str(write(tmp_path, ARTICLE + ARTICLE))]) == 1
    assert "the id stands at" in capsys.readouterr().out


def test_each_sentence_is_an_example_with_spans_of_the_article(tmp_path):
    article = read(tmp_path)
    made = examples(article, numbers_of(article), Tokenizer(), max_pieces=200)
    assert [item.record.id for item in made] == [f"econ-a01#{at}" for at in range(4)]
    assert [target.span.of(article.text) for item in made for target in item.targets] == [
        "2031", "12 مليون", "ألف", "7.5 ملايين",
    ]  # fmt: skip
    (target,) = made[1].targets
    assert target.roles["metric"] == (4, 4)
    assert (target.elsewhere["entity"].sentence, target.elsewhere["entity"].place) == (0, (1, 2))
    assert target.elsewhere["entity"].words == "مصرف النخيل"
    (third,) = made[3].targets
    assert third.own == (3, 4)
    assert set(third.roles) == {"metric", "period"}
    assert made[2].targets[0].elsewhere["source"].sentence == 1


def test_what_the_frames_say_is_told_in_marks_of_the_article(tmp_path):
    body = "وربح {المصرف|E1} {12 مليون|V1=level} ريال في {مارس|P1}.\n"
    article = read(tmp_path, HEAD + body)
    told = hints_of(article)
    ((span, roles),) = told.items()
    assert span.of(article.text) == "12 مليون"
    assert {role: mark.of(article.text) for role, mark in roles.items()} == {
        "entity": "المصرف", "metric": "ربح", "period": "مارس",
    }  # fmt: skip
    made = examples(article, numbers_of(article), Tokenizer(), max_pieces=200, hints=told)
    (target,) = made[1].targets
    assert target.hints == {"entity": (2, 2), "metric": (1, 1), "period": (7, 7)}


def test_a_changed_article_keeps_its_marks_and_names(tmp_path):
    article = read(tmp_path)
    other = read_record("باع {بيت لحم|E1} {7|V1=level}", id="econ-001", style="agency", where="x")
    changes = Changes([other], {"digits": 1.0, "numerals": 1.0, "bare": 1.0, "names": 1.0})
    copy, numbers = changed(article, numbers_of(article), changes, random.Random(2))  # noqa: S311 - no secret
    assert len(copy.lines) == len(article.lines)
    assert copy.lines[0].span.of(copy.text).startswith("مصرف النخيل يتوسع في ٢٠")
    assert copy.values[0].roles["entity"].of(copy.text) == "مصرف النخيل"
    assert copy.values[1].span.of(copy.text) == "ألف"
    assert set("0123456789").isdisjoint(copy.text)
    assert len(numbers) == len(numbers_of(article))
    assert [negative.negative for negative in copy.negatives] == ["date"]


@pytest.mark.parametrize(("at", "seen"), [(0, []), (1, [(0, 0)]), (2, [(0, 0), (1, 1)]), (5, [(0, 0), (1, 4), (2, 3)])])
def test_which_sentences_are_seen(at, seen):
    assert earlier(at) == seen


def test_articles_are_in_the_fold_of_their_topic(tmp_path):
    parts = [
        [read_record("نص", id=f"{topic}-001", style="agency", where="x") for topic in topics]
        for topics in (("spo", "tec"), ("econ",))
    ]
    article = read(tmp_path)
    assert [len(part) for part in in_folds(parts, [article])] == [0, 1]
    strange = read(tmp_path, ARTICLE.replace("econ-a01", "war-a01"))
    assert [len(part) for part in in_folds(parts, [article, strange])] == [1, 1]
