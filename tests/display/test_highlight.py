"""The pieces that a page marks: they are the text again, and each says which slots cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tawatur.display.highlight import pieces
from tawatur.records import Rejection


def test_pieces_mark_the_slots_of_a_claim_in_place(make_claim, article):
    claim = make_claim()
    slots = {piece.text: piece.slots for piece in pieces(article.body, "body", [claim]) if piece.slots}
    assert slots == {
        "عدد مستخدمي": ("metric",),
        "ديب سيك": ("entity",),
        "97 مليون": ("value",),
        "مستخدم": ("value",),
        "أبريل 2025": ("date",),
        "بحسب": ("source",),
        "شركة الأبحاث": ("source",),
    }


def test_pieces_of_another_field_are_left_alone(make_claim, article):
    assert [piece.slots for piece in pieces(article.title, "title", [make_claim()])] == [()]


def test_a_rejected_number_tells_its_class_and_reason(article):
    at = article.body.index("2025")
    rejection = Rejection(
        article_id="a1", field="body", text="2025", start=at, end=at + 4, class_="date", why="year of a period"
    )
    (marked,) = (piece for piece in pieces(article.body, "body", [], [rejection]) if piece.slots)
    assert (marked.text, marked.slots, marked.hint) == ("2025", ("rejected",), "date: year of a period")


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=8))
def test_pieces_join_to_the_text_whatever_overlaps(text, places):
    marks = [
        Rejection(article_id="a", field="body", text=text[s : s + n], start=s, end=s + n, class_="date", why="x")
        for s, n in places
        if s + n <= len(text)
    ]
    assert "".join(piece.text for piece in pieces(text, "body", [], marks)) == text
