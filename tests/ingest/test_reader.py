"""Files and folders: each kind is read, each bad one is an error that names it, and the batch goes on."""

import json
import os
import subprocess
import sys

import pytest

from tawatur.errors import EncodingError, InputError, NotArabicError, TooLargeError
from tawatur.ingest import Limits, read_inputs, unique
from tawatur.records import Article

BODY = "باعت الشركة 300 جرار في الصيف، مقابل 280 في العام الماضي."


def read(*paths, **keywords):
    return list(read_inputs(paths, **keywords))


def test_a_text_file_is_a_body(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(BODY.encode("utf-8-sig") + b"\r\n" + BODY.encode())
    (article,) = read(path)
    assert article.body == f"{BODY}\n{BODY}"
    assert article.id == Article(id="", body=article.body).id


@pytest.mark.parametrize(
    ("data", "kind", "why"),
    [
        (b"", InputError, "empty"),
        (b" \n\t\n", InputError, "empty"),
        (b"\x00\x01\x02\x03", EncodingError, "binary"),
        (b"\xd8\xff\xfe\x80\x81", EncodingError, "UTF-8"),
        (b"Shares rose 3% on Monday after the bank cut rates.", NotArabicError, "Arabic"),
    ],
)
def test_bad_text_files(tmp_path, data, kind, why):
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    (error,) = read(path)
    assert type(error) is kind
    assert str(error).startswith(f"{path}: ")
    assert why in error.reason


def test_a_missing_file_and_a_bad_one_do_not_stop_the_batch(tmp_path):
    good, empty = tmp_path / "good.txt", tmp_path / "empty.json"
    good.write_text(BODY, encoding="utf-8")
    empty.write_bytes(b"")
    items = read(tmp_path / "missing.txt", empty, good, "a\x00b")
    assert [type(item) for item in items] == [InputError, InputError, Article, InputError]
    assert "no such file" in items[0].reason


def test_a_folder_is_read_in_order_and_hidden_and_other_files_are_left_alone(tmp_path):
    for name in ("b/2.txt", "b/1.txt", "a.txt", ".hidden.txt", ".git/x.txt", "notes.md", "c.JSONL"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        text = json.dumps({"body": f"نص من {name}"}) if name == "c.JSONL" else f"نص من {name}"
        path.write_text(text, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    assert [article.body.removeprefix("نص من ") for article in read(tmp_path)] == [
        "a.txt",
        "c.JSONL",
        "b/1.txt",
        "b/2.txt",
    ]


def test_an_empty_folder_is_an_error(tmp_path):
    (error,) = read(tmp_path)
    assert "no file that we read" in error.reason


def test_a_file_over_the_limit(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(BODY * 100, encoding="utf-8")
    (error,) = read(path, limits=Limits(file_bytes=1_000))
    assert type(error) is TooLargeError


def test_an_empty_jsonl_is_an_error(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n\n", encoding="utf-8")
    (error,) = read(path)
    assert "no line" in error.reason


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_rather_than_waited_for(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    (error,) = read(path)
    assert isinstance(error, InputError)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "page",
            f"<!-- x --><!DOCTYPE html><html><body><p>{BODY}</p><p>وزاد الإنتاج بعد ذلك.</p></body></html>",
        ),
        ("page.xml", f"<html><body><article><p>{BODY}</p><p>وزاد الإنتاج بعد ذلك.</p></article></body></html>"),
        (
            "feed.dat",
            f"<rss version='2.0'><channel><item><description>{BODY}</description></item></channel></rss>",
        ),
        ("rows", json.dumps([{"body": BODY}])),
        ("lines.txt.bak", json.dumps({"body": BODY}) + "\n"),
    ],
)
def test_a_file_of_another_name_is_judged_by_its_content(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    (article,) = read(path)
    assert isinstance(article, Article), article
    assert article.body.startswith(BODY)


def test_a_file_of_no_kind(tmp_path):
    path = tmp_path / "a.log"
    path.write_text(BODY, encoding="utf-8")
    (error,) = read(path)
    assert "no kind that we read" in error.reason


def test_the_same_bytes_twice_are_one_article():
    one = Article(id="", body=BODY, outlet="أ")
    again = Article(id="", body=BODY, outlet="أ")
    copy = Article(id="", body=BODY, outlet="ب")
    error = InputError("x", "y")
    items = list(unique([one, error, again, copy, copy]))
    assert items[:2] == [one, error]
    assert len(items) == 3
    assert items[2].outlet == "ب"
    assert items[2].id != one.id


def test_given_ids_are_kept():
    items = list(unique([Article(id="a", body=BODY), Article(id="b", body=BODY, outlet="ب")]))
    assert [item.id for item in items] == ["a", "b"]


def test_reading_json_imports_no_page_reader():
    code = "import sys, tawatur.ingest; print(*{'trafilatura', 'feedparser', 'httpx'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""
