"""Rows of JSON become articles; each bad row is an error of its own, with its line."""

import datetime as dt
import io
import json

import pytest

from tawatur.errors import EncodingError, InputError, NotArabicError, TooLargeError
from tawatur.ingest import Limits, read_inputs
from tawatur.ingest.rows import article_of
from tawatur.records import Article

BODY = "ارتفعت صادرات التمور 7% في عام 2024، وفق وزارة الفلاحة."


def test_unknown_keys_are_kept_and_known_ones_read():
    article = article_of({"body": BODY, "title": "تمور", "published": "2024-11-03T10:00:00Z", "section": "اقتصاد"}, "x")
    assert article.date == dt.date(2024, 11, 3)
    assert article.extra == {"section": "اقتصاد"}
    assert article.body == BODY


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024-11-03", "2024-11-03"),
        ("2024-11-03T23:59:00+03:00", "2024-11-03"),
        ("Sun, 03 Nov 2024 08:15:00 +0000", "2024-11-03"),
        ("الأحد 3 تشرين الثاني 2024", "2024-11-03"),
        ("٣ نوفمبر ٢٠٢٤", "2024-11-03"),
        ("3 جويلية 2024", "2024-07-03"),
    ],
)
def test_dates_as_machines_and_newspapers_write_them(printed, day):
    assert str(article_of({"body": BODY, "date": printed}, "x").date) == day


def test_a_date_that_cannot_be_read_is_kept_as_printed():
    article = article_of({"body": BODY, "date": "أمس الأول"}, "x")
    assert article.date is None
    assert article.extra == {"date_as_printed": "أمس الأول"}


@pytest.mark.parametrize(
    ("row", "error", "why"),
    [
        ([1], InputError, "object"),
        ("نص", InputError, "a string"),
        ({}, InputError, "no body"),
        ({"body": 5}, InputError, "body is a number"),
        ({"body": ["نص"]}, InputError, "body is a list"),
        ({"body": "  \n"}, InputError, "body is empty"),
        ({"body": BODY, "title": 7}, InputError, "title"),
        ({"body": BODY + "\ud800"}, EncodingError, "surrogate"),
        ({"body": "The price rose 5% last week, the ministry said on Sunday."}, NotArabicError, "0 %"),
        (
            {"body": "وزیر اقتصاد گفت که قیمت نفت پایین آمده و چند کشور دیگر نیز همین را می‌گویند"},
            NotArabicError,
            "Persian",
        ),
        ({"body": "12345"}, NotArabicError, "Arabic"),
    ],
)
def test_what_is_no_article(row, error, why):
    with pytest.raises(error, match=why):
        article_of(row, "x")


def test_latin_names_do_not_make_it_english():
    body = "أطلقت OpenAI نموذج GPT-5 وأطلقت Google نموذج Gemini، وقالت إن النموذج أسرع."
    assert article_of({"body": body}, "x").body == body


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def read(*paths, **keywords):
    return list(read_inputs(paths, **keywords))


def test_a_bad_line_among_good_ones(tmp_path):
    good = json.dumps({"id": "a1", "body": BODY}, ensure_ascii=False)
    path = write(tmp_path / "in.jsonl", f'{good}\n{{"body": "نص\n\n{{"id": 3, "body": 4}}\n{good}\n')
    items = read(path)
    assert [type(item) for item in items] == [Article, InputError, InputError, Article]
    assert str(items[1]).startswith(f"{path}:2: is no JSON")
    assert str(items[2]).startswith(f"{path}:4: body is a number")


def test_a_line_of_fifty_megabytes_is_passed_over_without_being_held(tmp_path):
    import tracemalloc

    path = tmp_path / "in.jsonl"
    good = json.dumps({"body": BODY}).encode() + b"\n"
    with path.open("wb") as out:
        out.write(good)
        out.write(b'{"body": "')
        for _ in range(50):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n')
        out.write(good)
    tracemalloc.start()
    items = read(path, limits=Limits(line_bytes=1_000_000))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(item) for item in items] == [Article, TooLargeError, Article]
    assert str(items[1]).startswith(f"{path}:2: ")
    assert peak < 10_000_000


def test_the_line_limit_holds_for_a_file_of_one_line(tmp_path):
    path = write(tmp_path / "in.jsonl", "[" * 3_000)
    (item,) = read(path, limits=Limits(line_bytes=1_000))
    assert isinstance(item, TooLargeError)


@pytest.mark.parametrize("name", ["deep.json", "deep.jsonl"])
def test_deep_nesting_is_an_error(tmp_path, name):
    deep = '{"body": "نص عربي", "x": ' + "[" * 100_000 + "]" * 100_000 + "}"
    (item,) = read(write(tmp_path / name, deep))
    assert isinstance(item, InputError)
    assert "deep" in item.reason


def test_a_json_file_holds_one_article_or_a_list_or_lines(tmp_path):
    one = {"body": BODY}
    assert len(read(write(tmp_path / "a.json", json.dumps(one)))) == 1
    items = read(write(tmp_path / "b.json", json.dumps([one, 5, one])))
    assert [type(item) for item in items] == [Article, InputError, Article]
    assert str(items[1]).startswith(f"{tmp_path / 'b.json'}#2: ")
    assert len(read(write(tmp_path / "c.json", "\n".join([json.dumps(one)] * 3)))) == 3
    (item,) = read(write(tmp_path / "d.json", '{"body": '))
    assert "line 1, column" in str(item)


def test_a_number_of_a_million_digits_is_an_error(tmp_path):
    (item,) = read(write(tmp_path / "n.json", '{"body": "نص", "n": ' + "9" * 100_000 + "}"))
    assert isinstance(item, InputError)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_encodings_of_lines(tmp_path, encoding):
    path = tmp_path / "in.jsonl"
    path.write_bytes("\n".join([json.dumps({"body": BODY}, ensure_ascii=False)] * 2).encode(encoding))
    assert [item.body for item in read(path)] == [BODY, BODY]


def test_standard_input():
    stream = io.BytesIO(json.dumps({"body": BODY}).encode() + b"\nx\n")
    items = list(read_inputs(["-"], stdin=stream))
    assert items[0].body == BODY
    assert str(items[1]).startswith("-:2: ")
