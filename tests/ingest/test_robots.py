"""robots.txt as RFC 9309 reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.ingest.robots import EVERYTHING, NOTHING, Robots, Rule, read_robots

AGENT = "tawatur (+https://example.org)"
FILE = """
# الصحيفة
User-agent: *
Disallow: /private/
Crawl-delay: 2.5

User-agent: otherbot
User-Agent: Tawatur/2.0
Disallow: /admin
Allow: /admin/feed.xml
Disallow: /*.pdf$
disallow: /أخبار/خاصة
Crawl-delay: 1   # ثانية
Sitemap: https://example.org/sitemap.xml

User-agent: tawatur
Disallow: /search?*q=
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("", True),
        ("/private/x", True),  # the rules for all do not count for whom a group names
        ("/admin", False),
        ("/administration", False),
        ("/admin/feed.xml", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?download", True),
        ("/أخبار/خاصة/1", False),
        ("/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%d8%ae%d8%a7%d8%b5%d8%a9", False),
        ("/أخبار/عامة", True),
        ("/search?page=2&q=x", False),  # of a second group with our name
        ("/search?page=2", True),
    ],
)
def test_the_longest_rule_of_our_group_decides(path, allowed):
    robots = read_robots(FILE.encode(), AGENT)
    assert robots.allows(path) is allowed
    assert robots.delay == 1.0


def test_without_a_group_of_our_own_the_rules_for_all_count():
    robots = read_robots(FILE.encode(), "somebody/1.0")
    assert (robots.allows("/private/x"), robots.allows("/admin"), robots.delay) == (False, True, 2.5)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"<html><body>404</body></html>", b"Disallow: /", b"User-agent: *\nDisallow:", b":::\n"],
)
def test_what_says_nothing_forbids_nothing(data):
    assert read_robots(data, AGENT).allows("/x")


def test_allow_goes_before_disallow_of_the_same_length():
    assert Robots((Rule(False, "/a"), Rule(True, "/a"))).allows("/a")


def test_all_and_nothing():
    assert EVERYTHING.allows("/x")
    assert not NOTHING.allows("/x")


@pytest.mark.parametrize("delay", ["x", "-1", "nan", "1e9", "99999999", ""])
def test_a_delay_that_is_none_is_passed_over(delay):
    assert read_robots(f"User-agent: *\nCrawl-delay: {delay}".encode(), AGENT).delay is None


def test_a_hostile_pattern_costs_no_more_than_another():
    rules = f"User-agent: *\nDisallow: /{'*a' * 900}b".encode()
    assert read_robots(rules, AGENT).allows("/" + "a" * 20_000)


@given(data=st.binary(max_size=300), path=st.text(max_size=50))
def test_any_bytes_are_read(data, path):
    assert read_robots(b"User-agent: *\nDisallow: " + data, AGENT).allows(path) in {True, False}
