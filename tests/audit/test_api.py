"""The JSON API: what it tells, what it takes, how it refuses."""

from __future__ import annotations

import shutil

import httpx
import pytest

from tawatur.audit.correction import corrected
from tawatur.records import Claim
from tawatur.store import Store

from .conftest import serving

CLAIM = "a1-0123456789"
TOKEN = "a-token-of-sixteen-or-more"  # noqa: S105 - of this test alone


@pytest.fixture
def url(filled, tmp_path):
    return f"sqlite:///{shutil.copy(filled, tmp_path / 'api.db')}"


@pytest.fixture
def program(url):
    """A program with a session that says who reviews."""
    with serving(url) as address, httpx.Client(base_url=f"{address}/api", trust_env=False, timeout=20) as client:
        client.headers["X-Form-Token"] = client.get("/session").json()["form_token"]
        assert client.post("/session", json={"reviewer": "برنامج"}).json()["reviewer"] == "برنامج"
        yield client


def test_claims_come_as_the_contract_says(client):
    page = client.get("/api/claims", params={"limit": 2}).json()
    assert (page["total"], page["more"]) == (4, True)
    assert [Claim.model_validate(row).review.status for row in page["claims"]] == ["unreviewed"] * 2
    assert "from" in page["claims"][0]["date"]


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/api/article?id=a1", "rejections"),
        ("/api/facts?standing=disputed", "facts"),
        ("/api/progress", "unreviewed"),
        ("/api/openapi.json", "paths"),
    ],
)
def test_there_is_an_answer(client, address, key):
    assert key in client.get(address).json()


def test_the_description_is_a_page_too(client):
    text = client.get("/api?lang=en").text
    assert "POST /api/review" in text
    assert "NewReview" in text


def test_a_review_is_written(program, url):
    record = program.post("/review", json={"claim_id": CLAIM, "expected": 0, "action": "accept"}).json()
    assert (record["reviewer"], record["action"], record["revision"]) == ("برنامج", "accept", 1)
    assert program.get("/history", params={"id": CLAIM}).json() == [record]
    assert program.get("/claim", params={"id": CLAIM}).json()["review"]["status"] == "accepted"


def test_a_correction_comes_whole_or_by_fields(program, url, article):
    by_fields = {"claim_id": CLAIM, "expected": 0, "action": "correct", "fields": {"metric.name": "active_users"}}
    assert program.post("/review", json=by_fields).json()["after"]["metric"]["name"] == "active_users"
    with Store(url, create=False) as store:
        claim = store.claims_by_id([CLAIM])[0]
    whole = corrected(claim, article, {"entity.canonical": "ديب سيك"}).model_dump(mode="json", by_alias=True)
    answer = program.post("/review", json={"claim_id": CLAIM, "expected": 1, "action": "correct", "claim": whole})
    assert answer.json()["after"]["entity"]["canonical"] == "ديب سيك"


def test_a_conflict_says_what_others_did(program):
    review = {"claim_id": CLAIM, "expected": 0, "action": "reject", "reason": "duplicate"}
    assert program.post("/review", json=review).status_code == 200
    for late in ({"action": "accept"}, {"action": "correct", "fields": {"metric.name": "x"}}):
        answer = program.post("/review", json={"claim_id": CLAIM, "expected": 0, **late})
        assert answer.status_code == 409
        assert [(record["reviewer"], record["action"]) for record in answer.json()["since"]] == [("برنامج", "reject")]


def test_a_left_out_number_becomes_a_claim(program, article):
    year = article.body.index("2025")
    fields = {"entity": "ديب سيك", "entity.type": "ORG", "metric": "عدد مستخدمي", "metric.name": "user_count"}
    new = {"article_id": "a1", "field": "body", "start": year, "end": year + 4, "fields": fields}
    answer = program.post("/claims", json=new)
    assert answer.status_code == 201
    assert answer.json()["after"]["value"]["text"] == "2025"
    assert program.post("/claims", json=new).status_code == 404


@pytest.mark.parametrize(
    ("review", "status", "code"),
    [
        ({"claim_id": "nobody", "expected": 0, "action": "accept"}, 409, "refused"),
        ({"claim_id": CLAIM, "expected": 0, "action": "reject"}, 409, "refused"),
        ({"claim_id": CLAIM, "expected": -1, "action": "accept"}, 422, "invalid"),
        ({"claim_id": CLAIM, "expected": 0, "action": "burn"}, 422, "invalid"),
        ({"claim_id": CLAIM, "expected": 0, "action": "accept", "more": 1}, 422, "invalid"),
        ({"claim_id": CLAIM, "expected": 0, "action": "correct", "fields": {"value.number": "x"}}, 422, "no_claim"),
        ({"claim_id": CLAIM, "expected": 0, "action": "correct", "fields": {"x": "x"}}, 422, "no_claim"),
    ],
)
def test_what_does_not_hold_is_refused(program, review, status, code):
    answer = program.post("/review", json=review)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_without_the_form_token_nothing_is_written(program):
    del program.headers["X-Form-Token"]
    answer = program.post("/review", json={"claim_id": CLAIM, "expected": 0, "action": "accept"})
    assert answer.status_code == 403


def test_without_a_name_nothing_is_written(url):
    with serving(url) as address, httpx.Client(base_url=f"{address}/api", trust_env=False) as client:
        client.headers["X-Form-Token"] = client.get("/session").json()["form_token"]
        answer = client.post("/review", json={"claim_id": CLAIM, "expected": 0, "action": "accept"})
        assert answer.status_code == 422


@pytest.mark.parametrize("address", ["/api/nowhere", "/api/claim?id=nobody", "/api/article?id=nobody"])
def test_what_is_not_there_is_json_too(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert answer.json()["code"] == "refused"


def test_the_api_carries_the_headers_of_the_pages(client):
    assert "default-src 'none'" in client.get("/api/claims").headers["content-security-policy"]


# With an access token


@pytest.fixture
def guarded(url):
    with serving(url, token=TOKEN) as address, httpx.Client(base_url=address, trust_env=False, timeout=20) as client:
        yield client


@pytest.mark.parametrize("address", ["/", "/article?id=a1", "/agreement", "/reviews", "/gold.jsonl", "/api"])
def test_a_page_asks_for_the_token_first(guarded, address):
    answer = guarded.get(address)
    assert answer.status_code == 401
    assert "مستخدم" not in answer.text
    assert 'name="token"' in answer.text


def test_the_token_opens_the_pages_and_no_other_does(guarded):
    def show(token):
        page = guarded.get("/article?id=a1").text
        form = page.partition('name="form_token" value="')[2].partition('"')[0]
        return guarded.post("/login", data={"form_token": form, "token": token, "next": "/article?id=a1"})

    assert show("x" * 20).status_code == 403
    assert guarded.get("/").status_code == 401
    answer = show(TOKEN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/article?id=a1")
    assert guarded.get("/article?id=a1").status_code == 200


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer x", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \u00e9"]
)
def test_the_api_asks_for_the_token(guarded, authorization):
    answer = guarded.get("/api/claims", headers={"Authorization": authorization.encode("latin-1")})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_needed")


def test_a_program_with_the_token_says_who_reviews(guarded):
    guarded.headers["Authorization"] = f"Bearer {TOKEN}"
    review = {"claim_id": CLAIM, "expected": 0, "action": "accept"}
    assert guarded.post("/api/review", json=review).status_code == 422
    assert guarded.post("/api/review", json=review | {"reviewer": "سلمى"}).json()["reviewer"] == "سلمى"


def test_with_a_token_any_name_is_answered(guarded):
    assert guarded.get("/", headers={"Host": "reviews.example.org"}).status_code == 401
    assert guarded.get("/static/style.css", headers={"Host": "reviews.example.org"}).status_code == 200
