"""Polling: a local server counts what it is asked for, and answers 304 to who knows what it holds."""

import threading
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tawatur.errors import FetchError
from tawatur.ingest import Limits, read_inputs
from tawatur.ingest.poll import NotModified, Poller
from tawatur.ingest.validators import Validators
from tawatur.records import Article

TEXT = "قالت بلدية صيدا إن عدد زوار القلعة بلغ 12 ألفا في تموز، بزيادة 4% على العام الماضي، وإن الموسم جيد."
MODIFIED = formatdate(1_750_000_000, usegmt=True)


def feed(*texts: str) -> bytes:
    items = "".join(
        f"<item><title>خبر {n}</title><description>{text}</description></item>" for n, text in enumerate(texts)
    )
    return f"<rss version='2.0'><channel><title>صيدا</title>{items}</channel></rss>".encode()


class Site:
    """What the server holds, and what it was asked."""

    def __init__(self) -> None:
        self.robots: tuple[int, str] = (404, "")
        self.body = feed(TEXT)
        self.headers = {"ETag": '"one"', "Last-Modified": MODIFIED}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@pytest.fixture
def site():
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            held.asked.append((self.path, dict(self.headers)))
            if self.path == "/robots.txt":
                self.answer(held.robots[0], {"Content-Type": "text/plain"}, held.robots[1].encode())
            elif self.path == "/moved":
                self.answer(302, {"Location": "/private/feed"}, b"")
            elif self.headers.get("If-None-Match") == held.headers.get("ETag", "none") or (
                "If-None-Match" not in self.headers
                and self.headers.get("If-Modified-Since") == held.headers.get("Last-Modified", "none")
            ):
                self.answer(304, held.headers, b"")
            else:
                self.answer(200, {"Content-Type": "application/rss+xml"} | held.headers, held.body)

        def answer(self, status, headers, body):
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    held.url = f"http://127.0.0.1:{server.server_port}"
    yield held
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.fixture
def slept():
    return []


@pytest.fixture
def poller(slept):
    def make(known=None, **limits):
        return Poller(Limits(allow_private=True, timeout=60, **limits), known=known or {}, sleep=slept.append)

    return make


def test_a_feed_is_asked_for_its_news_only(site, poller):
    first = poller()
    (article,) = read_inputs([f"{site.url}/feed"], limits=first.limits, poller=first)
    assert article.body == TEXT
    assert first.seen == {f"{site.url}/feed": Validators('"one"', MODIFIED)}
    second = poller(first.seen)
    assert list(read_inputs([f"{site.url}/feed"], limits=second.limits, poller=second)) == []
    assert second.unchanged == [f"{site.url}/feed"]
    assert second.seen == {}
    asked = site.asked[-1][1]
    assert (asked["If-None-Match"], asked["If-Modified-Since"]) == ('"one"', MODIFIED)


def test_a_feed_that_changed_is_read_again(site, poller):
    known = {f"{site.url}/feed": Validators('"one"', MODIFIED)}
    site.headers, site.body = {"ETag": '"two"'}, feed(TEXT, TEXT + " وزاد العدد.")
    again = poller(known)
    items = list(read_inputs([f"{site.url}/feed"], limits=again.limits, poller=again))
    assert [type(one) for one in items] == [Article, Article]
    assert again.seen == {f"{site.url}/feed": Validators('"two"', None)}


def test_a_feed_that_only_has_a_date(site, poller):
    site.headers = {"Last-Modified": MODIFIED}
    first = poller()
    first.fetch(f"{site.url}/feed")
    with pytest.raises(NotModified):
        poller(first.seen).fetch(f"{site.url}/feed")


def test_a_feed_that_says_nothing_of_its_version_is_read_each_time(site, poller):
    site.headers = {}
    first = poller()
    first.fetch(f"{site.url}/feed")
    assert first.seen == {}


def test_what_robots_txt_forbids_is_not_fetched(site, poller):
    site.robots = (200, "User-agent: *\nDisallow: /private/\n")
    one = poller()
    assert one.fetch(f"{site.url}/feed").data
    with pytest.raises(FetchError, match=r"robots\.txt does not allow tawatur to fetch it"):
        one.fetch(f"{site.url}/private/feed")
    with pytest.raises(FetchError, match=r"robots\.txt does not allow"):  # nor by a redirect
        one.fetch(f"{site.url}/moved")
    assert site.paths() == ["/robots.txt", "/feed", "/moved"]


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False)])
def test_a_host_without_rules_is_open_and_one_that_fails_is_not(site, poller, status, allowed):
    site.robots = (status, "")
    if allowed:
        assert poller().fetch(f"{site.url}/feed").data
    else:
        with pytest.raises(FetchError, match=r"its robots\.txt cannot be read \(answers with status 503\)"):
            poller().fetch(f"{site.url}/feed")
        assert site.paths() == ["/robots.txt"]


def test_robots_txt_is_read_once_a_run(site, poller):
    one = poller()
    for path in ("/a", "/b", "/c"):
        one.fetch(site.url + path)
    assert site.paths() == ["/robots.txt", "/a", "/b", "/c"]


def test_a_wait_that_is_asked_for_is_kept(site, poller, slept):
    site.robots = (200, "User-agent: *\nCrawl-delay: 7\n")
    one = poller()
    one.fetch(f"{site.url}/a")
    assert slept == []
    one.fetch(f"{site.url}/b")
    assert len(slept) == 1
    assert 5 < slept[0] <= 7


def test_a_wait_beyond_reason_is_refused(site, poller, slept):
    site.robots = (200, "User-agent: *\nCrawl-delay: 3600\n")
    one = poller()
    one.fetch(f"{site.url}/a")
    with pytest.raises(FetchError, match="asks for 3600 seconds between two requests; poll the addresses"):
        one.fetch(f"{site.url}/b")
    assert slept == []


def test_what_is_refused_is_an_error_of_its_own_and_the_rest_goes_on(site, poller):
    site.robots = (200, "User-agent: tawatur\nDisallow: /private/\n")
    one = poller()
    items = list(read_inputs([f"{site.url}/private/feed", f"{site.url}/feed"], limits=one.limits, poller=one))
    assert [type(item) for item in items] == [FetchError, Article]
