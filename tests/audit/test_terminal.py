"""Reviewing in the terminal: what is typed, and what the store then holds."""

from __future__ import annotations

import io
import shutil

import pytest
from rich.console import Console

from tawatur.audit.terminal import evidence_text, review_in_terminal
from tawatur.display.words import words
from tawatur.store import Store

CLAIM = "a1-0123456789"


@pytest.fixture
def store(filled, tmp_path):
    with Store(f"sqlite:///{shutil.copy(filled, tmp_path / 'terminal.db')}") as store:
        yield store


def typed(store, *answers, lang="en", **filters):
    """What is said to somebody who types these answers."""
    said, rest = io.StringIO(), iter(answers)

    def ask(_prompt):
        try:
            return next(rest)
        except StopIteration:
            raise EOFError from None

    console = Console(file=said, width=100)
    asked = {"status": "unreviewed", "order": "harm", **filters}
    done = review_in_terminal(store, asked, reviewer="سلمى", words=words(lang), console=console, ask=ask)
    return done, said.getvalue()


def now(store, claim_id=CLAIM):
    return store.claims_by_id([claim_id])[0]


@pytest.mark.parametrize("key", ["a", "A", "ش", "accept"])
def test_a_claim_is_accepted_by_one_key_of_either_layout(store, key):
    done, said = typed(store, key, article_id="a1")
    assert (done, now(store).review.status) == (1, "accepted")
    assert "Accepted: 97 مليون مستخدم" in said


def test_a_claim_is_rejected_for_a_reason_of_ours_or_ones_own(store):
    typed(store, "r", "1", article_id="a1")
    typed(store, "r", "رقم من العام الماضي", article_id="a2")
    assert store.history(CLAIM)[-1].reason == "wrong_value"
    assert store.history("a2-0123456789")[-1].reason == "other: رقم من العام الماضي"


def test_a_rejection_without_a_reason_asks_again(store):
    done, _ = typed(store, "r", "", "s", article_id="a1")
    assert (done, now(store).review.status) == (0, "unreviewed")


def test_a_field_is_corrected(store):
    done, _ = typed(store, "e", "value.number = 98000000", "", "خطأ مطبعي", article_id="a1")
    claim = now(store)
    assert (done, claim.review.status, str(claim.value.number)) == (1, "corrected", "98000000")
    assert store.history(CLAIM)[-1].reason == "خطأ مطبعي"


@pytest.mark.parametrize("line", ["value.number = كثير", "no_such_field = 1", "nonsense", "entity = جهة أخرى"])
def test_a_correction_that_does_not_hold_is_said_and_asked_again(store, line):
    done, _ = typed(store, "e", line, "", "s", article_id="a1")
    assert (done, now(store).review.status) == (0, "unreviewed")


def test_each_claim_is_offered_once(store):
    done, said = typed(store, "s", "s", "s", "s", "a", "a")
    assert done == 0
    assert said.count("─ a") == 4


def test_the_queue_ends_when_somebody_quits_or_the_input_ends(store):
    assert typed(store, "a", "q", "a")[0] == 1
    assert typed(store)[0] == 0


def test_who_comes_second_is_told_who_came_first(store):
    def meanwhile():
        yield "h"
        store.review(CLAIM, reviewer="عمر", action="accept", expected=0)
        yield "a"

    done, said = typed(store, *(), article_id="a1")
    answers = meanwhile()
    said = io.StringIO()
    asked = {"status": "unreviewed", "article_id": "a1"}
    done = review_in_terminal(
        store,
        asked,
        reviewer="سلمى",
        words=words("en"),
        console=Console(file=said, width=100),
        ask=lambda _: next(answers),
    )
    assert done == 0
    assert "Somebody else came first" in said.getvalue()
    assert "عمر" in said.getvalue()


def test_an_override_does_not_turn_the_terminal(make_claim):
    body = "بلغ \u202e97 مليون مستخدم."
    span = {"start": 5, "end": 13, "text": "97 مليون"}
    bare = {"entity": None, "metric": {"text": None, "start": None, "end": None}, "date": None, "missing": {}}
    claim = make_claim(
        **bare
        | {
            "missing": {"entity": "not_found", "date": "not_in_text"},
            "value": {**span, "unit_text": None},
            "evidence": {"field": "body", "text": body, "start": 0, "end": len(body)},
            "source": {"chain": [], "cue": None},
        }
    )
    text = evidence_text(claim)
    assert "\u202e" not in text.plain
    assert len(text.plain) == len(body)
    assert any(text.plain[s.start : s.end] == "97 مليون" for s in text.spans)
