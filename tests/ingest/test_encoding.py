"""Bytes become text, or are refused with a reason."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import EncodingError
from tawatur.ingest.encoding import declared_charset, decode

TEXT = "قال الوزير إن الميزانية بلغت 12 مليار دينار في العام الماضي، وإن العجز تراجع إلى النصف."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256", "iso8859_6"])
def test_what_is_read(encoding):
    text = TEXT if encoding != "iso8859_6" else TEXT.replace("،", " ")
    assert decode(text.encode(encoding), "x.txt") == text


def test_utf_16_needs_its_mark():
    with pytest.raises(EncodingError, match="binary"):
        decode("نص قصير".encode("utf-16-le").replace(b"\x06", b"\x06\x00"), "x.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x06\x00",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
        bytes((7 * i * i + 13 * i) % 224 + 32 for i in range(3000)),
        TEXT.encode()[:-1] + b"\xff\xfe\x80",
        "Le café coûte très cher à l'été".encode("latin-1"),
        "数据新闻报道".encode("gbk"),
        b"\xff\xfe\x00",
    ],
)
def test_garbage_is_refused(data):
    with pytest.raises(EncodingError, match=r"^x\.bin: "):
        decode(data, "x.bin")


def test_the_message_says_the_way_out():
    with pytest.raises(EncodingError, match=r"byte 3.*save it as UTF-8"):
        decode(b"abc\xff\xc0\xc1", "x.txt")


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<meta charset="windows-1256">', "windows-1256"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />', "utf-8"),
        (b'<?xml version="1.0" encoding="ISO-8859-6"?>', "ISO-8859-6"),
        (b"<p>charset</p>", None),
    ],
)
def test_declared_charset(data, charset):
    assert declared_charset(data) == charset


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with contextlib.suppress(EncodingError):
        assert isinstance(decode(data, "x"), str)
