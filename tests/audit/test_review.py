"""Reviewing through the forms: what each does to the store, and what is refused."""

from __future__ import annotations

import re
import shutil
from contextlib import ExitStack, contextmanager

import httpx
import pytest
from lxml import html

from tawatur.display.present import anchor
from tawatur.store import Store

from .conftest import reader

CLAIM = "a1-0123456789"


class Reviewer:
    """Somebody with a browser that runs no script: pages come, forms go."""

    def __init__(self, client: httpx.Client, name: str | None = "سلمى"):
        self.client = httpx.Client(base_url=client.base_url, trust_env=False, timeout=20, follow_redirects=True)
        if name:
            self.send(self.get("/name"), "/name", name=name)

    def get(self, address, status=200):
        response = self.client.get(address)
        assert response.status_code == status, response.text
        return html.fromstring(response.text)

    def form(self, root, action, **wanted):
        """The fields of the one form of a page that goes to `action` and has these values."""
        found = []
        for form in root.iter("form"):
            fields = {name: value or "" for name, value in form.form_values()}
            buttons = {button.get("value") for button in form.iter("button")}
            if form.get("action", "").split("?")[0] != action or wanted.get("button", "") not in {"", *buttons}:
                continue
            if all(fields.get(name) == value for name, value in wanted.items() if name != "button"):
                found.append(fields)
        assert found, f"no form to {action} with {wanted}"
        return found[0]

    def send(self, root, action, *, status=200, of=None, button=None, **fields):
        wanted = {"id": of} if of else {}
        if button:
            wanted["button"] = button
        data = self.form(root, action, **wanted) | fields
        if button:
            data["action"] = button
        response = self.client.post(action, data=data)
        assert response.status_code == status, response.text
        return html.fromstring(response.text)


@pytest.fixture
def url(filled, tmp_path):
    """A small store of one's own."""
    return f"sqlite:///{shutil.copy(filled, tmp_path / 'review.db')}"


@pytest.fixture
def served_client(url):
    with reader(url) as client:
        yield client


@pytest.fixture
def visitor(served_client):
    """Somebody new, with a name or without."""
    with ExitStack() as stack:

        def come(name="سلمى"):
            found = Reviewer(served_client, name)
            stack.callback(found.client.close)
            return found

        yield come


@pytest.fixture
def salma(visitor):
    return visitor()


@pytest.fixture
def omar(visitor):
    return visitor("عمر")


@contextmanager
def store_of(url):
    with Store(url, create=False) as store:
        yield store


def claim_now(url, claim_id=CLAIM):
    with store_of(url) as store:
        return store.claims_by_id([claim_id])[0]


def text(root, css):
    return [" ".join(element.text_content().split()) for element in root.cssselect(css)]


# What a reviewer does


def test_a_name_is_asked_for_once(salma):
    root = salma.get("/")
    assert not root.cssselect("#your-name")
    assert text(root, ".reviewer bdi") == ["سلمى"]


def test_without_a_name_there_is_nothing_to_press(visitor):
    nobody = visitor(None)
    root = nobody.get("/article?id=a1")
    assert root.cssselect("#your-name")
    assert not root.cssselect(".actions form")


def test_accepting_leads_on_and_says_so(salma, url):
    root = salma.send(salma.get("/article?id=a1"), "/review", of=CLAIM, button="accept")
    assert text(root, ".told p") == ["قُبل الادعاء: 97 مليون مستخدم"]
    assert text(root, "[data-claim] .status") == ["مقبول"]
    claim = claim_now(url)
    assert (claim.review.status, claim.review.revision) == ("accepted", 1)
    with store_of(url) as store:
        (record,) = store.history(CLAIM)
    assert (record.reviewer, record.action) == ("سلمى", "accept")


def test_a_reviewed_claim_leaves_the_queue(salma):
    before = len(salma.get("/").cssselect(".queue > li"))
    after = salma.send(salma.get("/"), "/review", of=CLAIM, button="accept")
    assert len(after.cssselect(".queue > li")) == before - 1
    assert text(after, ".progress label") == ["روجع 1 من 4"]


def test_a_rejection_says_why(salma, url):
    root = salma.send(
        salma.get("/article?id=a1"), "/review", of=CLAIM, button="reject", reason="wrong_value", note="97 لا 79"
    )
    assert text(root, "[data-claim] .status") == ["مرفوض"]
    with store_of(url) as store:
        assert store.history(CLAIM)[-1].reason == "wrong_value: 97 لا 79"
    history = salma.get(f"/claim?id={CLAIM}")
    assert text(history, ".history .why") == ["القيمة خطأ · 97 لا 79"]


def test_a_rejection_without_a_reason_is_refused(salma, url):
    salma.send(salma.get("/article?id=a1"), "/review", of=CLAIM, button="reject", reason=" ", status=400)
    assert claim_now(url).review.status == "unreviewed"


def test_what_was_done_can_be_opened_again(salma, url):
    root = salma.send(salma.get("/article?id=a1"), "/review", of=CLAIM, button="accept")
    salma.send(root, "/review", of=CLAIM, button="reopen")
    assert (claim_now(url).review.status, claim_now(url).review.revision) == ("unreviewed", 2)


def test_a_correction_needs_no_script(salma, url):
    """The words are typed; where they stand is looked for, and the number follows."""
    root = salma.get(f"/claim?id={CLAIM}")
    salma.send(root, "/correct", of=CLAIM, **{"entity": "شركة الأبحاث", "entity.canonical": "", "reason": "الفاعل"})
    claim = claim_now(url)
    assert claim.entity.span.text == "شركة الأبحاث"
    assert claim.entity.canonical is None
    assert claim.review.status == "corrected"
    history = salma.get(f"/claim?id={CLAIM}")
    rows = [[" ".join(cell.text_content().split()) for cell in row] for row in history.cssselect(".changes tbody tr")]
    assert ["كلمات الكيان", "ديب سيك", "شركة الأبحاث"] in rows
    assert text(history, ".history .why") == ["الفاعل"]


def test_a_correction_that_does_not_hold_comes_back_with_what_is_wrong(salma, url):
    fields = {"value.number": "كثير", "entity": "شركة أخرى", "date.from": "2025-05-01", "date.to": "2025-04-01"}
    root = salma.send(salma.get(f"/claim?id={CLAIM}"), "/correct", of=CLAIM, status=422, **fields)
    assert set(text(root, ".field .problem")) == {
        "ليس عددا عشريا مثل 97.5",
        "لا ترد هذه الكلمات في جملة الدليل",
        "آخر المدة قبل أولها",
    }
    kept = {element.get("name"): element.get("value") for element in root.cssselect(".fields-form input")}
    assert kept["entity"] == "شركة أخرى"
    invalid = {element.get("name") for element in root.cssselect('[aria-invalid="true"]')}
    assert invalid == {"value.number", "entity", "date.to"}
    assert claim_now(url).review.status == "unreviewed"


def test_a_correction_of_nothing_is_refused(salma):
    root = salma.send(salma.get(f"/claim?id={CLAIM}"), "/correct", of=CLAIM, status=422)
    assert "لم يتغير شيء" in text(root, ".problems")[0]


def test_a_left_out_number_becomes_a_claim(salma, url):
    page = salma.get("/article?id=a1")
    (link,) = page.cssselect('.rejections [data-key="m"]')
    form = salma.get(link.get("href"))
    salma.send(
        form,
        "/add",
        of="a1",
        **{"entity": "ديب سيك", "entity.type": "ORG", "metric": "عدد مستخدمي", "metric.name": "user_count"},
    )
    with store_of(url) as store:
        claims, rejections = store.claims(article_id="a1"), store.rejections("a1")
    added = next(claim for claim in claims if claim.id != CLAIM)
    assert (added.value.text, added.review.status, added.entity.text) == ("2025", "accepted", "ديب سيك")
    assert not rejections


def test_a_number_that_was_claimed_meanwhile_is_not_there(salma):
    salma.get("/claim/new?id=a1&field=body&start=0&end=4", status=404)


def test_the_last_reviews_are_listed(salma):
    salma.send(salma.get("/article?id=a1"), "/review", of=CLAIM, button="accept")
    root = salma.get("/reviews")
    assert text(root, ".history bdi")[0] == "سلمى"
    assert "قبِله" in text(root, ".history li")[0]


# Two at once


def test_the_second_reviewer_is_told_what_the_first_did(salma, omar, url):
    seen = omar.get("/article?id=a1")
    salma.send(salma.get("/article?id=a1"), "/review", of=CLAIM, button="reject", reason="duplicate")
    root = omar.send(seen, "/review", of=CLAIM, button="accept", status=409)
    assert "سبقك غيرك" in text(root, "h1")[0]
    assert "سلمى" in text(root, ".history li")[0]
    assert text(root, ".history .why") == ["مكرر"]
    assert claim_now(url).review.status == "rejected"
    # Having read that, he may still do his own.
    omar.send(root, "/review", of=CLAIM)
    assert (claim_now(url).review.status, claim_now(url).review.revision) == ("accepted", 2)


def test_a_correction_on_top_of_another_keeps_what_the_other_corrected(salma, omar, url):
    seen = omar.get(f"/claim?id={CLAIM}")
    salma.send(salma.get(f"/claim?id={CLAIM}"), "/correct", of=CLAIM, **{"entity.canonical": "ديب سيك"})
    root = omar.send(seen, "/correct", of=CLAIM, status=409, **{"metric.name": "active_users"})
    tables = root.cssselect(".changes")
    assert [text(table, "tbody th") for table in tables] == [["اسمه المعتمد"], ["معرف المقياس"]]
    omar.send(root, "/correct", of=CLAIM)
    claim = claim_now(url)
    assert (claim.entity.canonical, claim.metric.name) == ("ديب سيك", "active_users")


# What is refused


@pytest.mark.parametrize("action", ["/review", "/correct", "/add", "/name"])
def test_a_form_of_another_page_is_refused(salma, url, action):
    data = {"id": CLAIM, "expected": "0", "action": "accept", "name": "x", "form_token": "0" * 64}
    response = salma.client.post(action, data=data)
    assert response.status_code == 403
    assert claim_now(url).review.status == "unreviewed"


def test_a_form_of_another_visit_is_refused(salma, omar, url):
    fields = salma.form(salma.get("/article?id=a1"), "/review", id=CLAIM)
    assert omar.client.post("/review", data=fields | {"action": "accept"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://example.org"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_sent_from_elsewhere_is_refused(salma, url, headers):
    fields = salma.form(salma.get("/article?id=a1"), "/review", id=CLAIM) | {"action": "accept"}
    assert salma.client.post("/review", data=fields, headers=headers).status_code == 403
    assert claim_now(url).review.status == "unreviewed"


def test_a_form_is_bounded(salma):
    fields = salma.form(salma.get("/article?id=a1"), "/review", id=CLAIM)
    assert salma.client.post("/review", data=fields | {"note": "x" * 300_000}).status_code == 413

    def parts():
        for _ in range(10):
            yield b"a=" + b"x" * 100_000 + b"&"

    head = {"Content-Type": "application/x-www-form-urlencoded"}
    assert salma.client.post("/review", content=parts(), headers=head).status_code == 413


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"a=1", "text/plain", 415),
        (b"a=%ff", "application/x-www-form-urlencoded", 400),
        ("a=ش".encode(), "application/x-www-form-urlencoded", 400),
        (b"&".join(b"f%d=1" % n for n in range(300)), "application/x-www-form-urlencoded", 400),
    ],
)
def test_a_body_that_is_no_form_is_refused(salma, content, kind, status):
    assert salma.client.post("/review", content=content, headers={"Content-Type": kind}).status_code == status


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"action": "delete"}, 400),
        ({"action": "add"}, 400),
        ({"action": "accept", "expected": "x"}, 400),
        ({"action": "accept", "expected": "-1"}, 400),
        ({"action": "accept", "expected": "9" * 12}, 400),
        ({"action": "accept", "id": "nobody"}, 409),
        ({"action": "accept", "expected": "7"}, 409),
    ],
)
def test_an_absurd_review_is_refused(salma, url, fields, status):
    data = salma.form(salma.get("/article?id=a1"), "/review", id=CLAIM) | fields
    assert salma.client.post("/review", data=data).status_code == status
    assert claim_now(url).review.status == "unreviewed"


@pytest.mark.parametrize("to", ["//example.org", "https://example.org", "/\\example.org", "javascript:alert(1)", "x"])
def test_a_form_leads_to_no_other_host(salma, to):
    fields = salma.form(salma.get("/article?id=a1"), "/review", id=CLAIM) | {"action": "accept", "next": to}
    response = salma.client.post("/review", data=fields, follow_redirects=False)
    assert response.status_code == 303
    assert re.match(r"/(\?|$)", response.headers["location"])


def test_the_cookie_is_for_the_page_alone(served_client):
    cookie = served_client.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Max-Age" in cookie


@pytest.mark.parametrize("cookie", ["", "x.y", "e30.0000", "." * 50, "é"])
def test_a_forged_cookie_is_a_new_visit(served_client, cookie):
    name = served_client.get("/").headers["set-cookie"].partition("=")[0]
    response = served_client.get("/", headers={"Cookie": f"{name}={cookie}".encode()})
    assert response.status_code == 200
    assert name in response.headers["set-cookie"]


def test_a_hostile_name_shows_as_text(visitor):
    hostile = visitor("<script>alert(1)</script>\u202eمراد")
    hostile.send(hostile.get("/article?id=a1"), "/review", of=CLAIM, button="accept")
    root = hostile.get("/reviews")
    assert text(root, ".history bdi")[0] == "<script>alert(1)</script>مراد"
    assert len(root.cssselect("script")) == 2


# The queue


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", 4),
        ("outlet=صحيفة الجبل", 1),
        ("q=مستخدمى", 4),
        ("q=لا شيء من هذا", 0),
        ("since=2025-05-01", 0),
        ("until=2025-04-30", 4),
        ("verdict=disputed", 3),
        ("status=accepted", 0),
        ("status=any&metric=user_count&entity=DeepSeek", 4),
        ("outlet=&since=&until=&verdict=&status=&order=", 4),
    ],
)
def test_the_queue_is_narrowed_down(client, asked, found):
    root = html.fromstring(client.get(f"/?{asked}").text)
    assert len(root.cssselect(".queue > li")) == found


def test_what_is_narrowed_down_is_paged_without_being_counted(tmp_path, article, make_claim):
    claims = [make_claim(id=f"a1-{n:010d}", confidence=n / 100) for n in range(45)]
    url = f"sqlite:///{tmp_path / 'pages.db'}"
    with Store(url) as store:
        store.add_article(article)
        store.save_extraction(article, claims, [])
    with reader(url) as client:
        pages = [html.fromstring(client.get(f"/?metric=user_count&page={n}").text) for n in (1, 2, 3)]
        plain = html.fromstring(client.get("/").text)
        assert client.get("/?metric=user_count&page=4").status_code == 404
    assert [len(root.cssselect(".queue > li")) for root in pages] == [20, 20, 5]
    assert [text(root, "h1 .count") for root in pages] == [["20+"], ["40+"], ["45"]]
    assert [text(root, ".pages span") for root in pages] == [["صفحة 1"], ["صفحة 2"], ["صفحة 3 من 3"]]
    assert (text(plain, "h1 .count"), text(plain, ".pages span")) == (["45"], ["صفحة 1 من 3"])


def test_the_disputed_come_first(client):
    badges = [li.cssselect(".badge") for li in html.fromstring(client.get("/").text).cssselect(".queue > li")]
    assert [bool(badge and "disputed" in badge[0].get("class")) for badge in badges] == [True, True, True, False]


@pytest.mark.parametrize("asked", ["since=x", "verdict=all", "status=no", "order=random", f"q={'x' * 400}", "page=0"])
def test_an_absurd_question_is_refused(client, asked):
    assert client.get(f"/?{asked}").status_code == 400


def test_the_next_in_the_queue_is_its_first(client):
    response = client.get("/next?outlet=صحيفة الجبل", follow_redirects=False)
    assert response.status_code == 303
    assert response.headers["location"].startswith("/article?id=a3&")
    assert response.headers["location"].endswith(f"#{anchor('a3-0123456789')}")
