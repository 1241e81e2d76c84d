"""Addresses are fetched from public hosts only, within bounds; tests serve their own pages on loopback."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tawatur.errors import FetchError, TooLargeError
from tawatur.ingest import Limits, read_inputs
from tawatur.ingest.fetch import fetch, is_public

TEXT = "قالت بلدية صور إن عدد زوار المدينة بلغ 40 ألفا في آب، بزيادة 8% على العام الماضي، وإن الفنادق امتلأت."
PAGE = (
    "<!DOCTYPE html><html lang='ar'><head><meta charset='utf-8'></head><body>"
    f"<article><h1>زوار صور</h1><p>{TEXT}</p><p>وأضافت أن الصيف المقبل سيكون أفضل.</p></article></body></html>"
)
PAGE_1256 = PAGE.replace("utf-8", "windows-1256").encode("cp1256")
FEED = (
    "<rss version='2.0'><channel><title>صور</title>"
    f"<item><title>زوار</title><description>{TEXT}</description></item></channel></rss>"
)
LOCAL = Limits(allow_private=True, timeout=5)

ROUTES: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/page-1256": (200, {"Content-Type": "text/html; charset=windows-1256"}, PAGE_1256),
    "/feed": (200, {"Content-Type": "application/rss+xml"}, FEED.encode()),
    "/feed-as-page": (200, {"Content-Type": "text/html"}, FEED.encode()),
    "/text": (200, {"Content-Type": "text/plain; charset=utf-8"}, TEXT.encode()),
    "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
    "/untyped": (200, {}, b"x"),
    "/empty": (200, {"Content-Type": "text/html"}, b""),
    "/big": (200, {"Content-Type": "text/html"}, b"x" * 200_000),
    "/gone": (404, {"Content-Type": "text/html"}, b"x"),
    "/gzip": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"x"),
    "/to-page": (302, {"Location": "/page"}, b""),
    "/to-metadata": (302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""),
    "/to-file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/slow":
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for _ in range(20):
                try:
                    self.wfile.write(b"x")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
            return
        status, headers, body = ROUTES.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if self.path != "/big":
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.mark.parametrize(
    ("path", "start"),
    [
        ("/page", TEXT),
        ("/page-1256", TEXT),
        ("/feed", TEXT),
        ("/feed-as-page", TEXT),
        ("/text", TEXT),
        ("/to-page", TEXT),
    ],
)
def test_what_is_read(site, path, start):
    (article,) = read_inputs([site + path], limits=LOCAL)
    assert not isinstance(article, Exception), article
    assert article.body.startswith(start)


def test_the_address_after_redirects_is_kept(site):
    (article,) = read_inputs([f"{site}/to-page"], limits=LOCAL)
    assert article.url == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/pdf", "application/pdf"),
        ("/untyped", "no stated type"),
        ("/empty", "empty"),
        ("/gone", "404"),
        ("/gzip", "compressed"),
        ("/to-file", "only http"),
        ("/loop", "redirects more than"),
    ],
)
def test_what_is_refused(site, path, why):
    (error,) = read_inputs([site + path], limits=LOCAL)
    assert why in str(error)


def test_a_page_over_the_limit_is_not_read_to_its_end(site):
    with pytest.raises(TooLargeError):
        fetch(f"{site}/big", Limits(allow_private=True, fetch_bytes=50_000))


def test_a_page_that_drips_runs_out_of_time(site):
    with pytest.raises(FetchError, match="longer than"):
        fetch(f"{site}/slow", Limits(allow_private=True, timeout=0.5))


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9/",
        "http://localhost:9/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://10.0.0.8/",
        "http://192.168.1.1/",
        "http://169.254.169.254/",
        "http://0.0.0.0/",
        "http://[fe80::1]/",
        "http://[fd00::1]/",
    ],
)
def test_private_addresses_are_refused(url):
    with pytest.raises(FetchError, match=r"private|no address"):
        fetch(url, Limits())


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    """The first hop is let through as if it were public; the second must not be."""
    import tawatur.ingest.fetch as module

    monkeypatch.setattr(module, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(FetchError, match=r"169\.254\.169\.254"):
        fetch(f"{site}/to-metadata", Limits(timeout=5))


def test_a_name_of_which_one_address_is_private_is_refused(monkeypatch):
    import tawatur.ingest.fetch as module

    answers = [(2, 1, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(module.socket, "getaddrinfo", lambda *_, **__: answers)
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        fetch("http://news.example/", Limits())


@pytest.mark.parametrize(
    "url", ["http://", "http://user:pass@example.org/", "http://exa mple.org/", "http://[::1", "https:///x"]
)
def test_odd_addresses_are_refused(url):
    (error,) = read_inputs([url])
    assert isinstance(error, FetchError)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("fe80::1%eth0", False),
        ("::ffff:8.8.8.8", True),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("fec0::1", False),
        ("::", False),
        ("not an address", False),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) is public
