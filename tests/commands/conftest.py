"""A server on this machine that holds a feed."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

FEED = (
    "<rss version='2.0'><channel><title>صيدا</title><item><title>زوار القلعة</title><description>قالت بلدية صيدا إن "
    "عدد زوار القلعة بلغ 12 ألفا في تموز، بزيادة 4% على العام الماضي.</description></item></channel></rss>"
)
ANSWERS = {
    "/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private/"),
    "/feed": ("application/rss+xml", FEED),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
            return
        kind, text = ANSWERS[self.path]
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", '"v1"')
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def feed_server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(5)
