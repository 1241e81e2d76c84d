"""Outlets: country and group by name or address."""

from __future__ import annotations

import pytest

from tawatur.outlets import country_of, outlet_of


@pytest.mark.parametrize(
    ("name", "url", "country"),
    [
        ("عكاظ", None, "SA"),
        ("«الأهرام»", None, "EG"),
        ("okaz", None, "SA"),
        (None, "https://www.hespress.com/economie/1.html", "MA"),
        ("صحيفة لا يعرفها أحد", "https://news.example.jo/1", "JO"),
        ("صحيفة لا يعرفها أحد", "https://example.org/1", None),
        (None, "http://[broken", None),
        (None, None, None),
    ],
)
def test_country_of(name, url, country):
    assert country_of(name, url) == country


def test_two_papers_of_one_house_share_their_group():
    first, second = outlet_of("الشرق الأوسط"), outlet_of("الاقتصادية")
    assert first is not None
    assert second is not None
    assert first.group == second.group
