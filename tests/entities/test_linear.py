"""Hostile texts cost no more than their length."""

import time

import pytest

from tawatur.entities import Linker, read_entities

PIECES = [
    "أعلنت شركة «زلقورة» أن الشركة أرامكو V4 (أونكتاد) رئيس هيئة قناة السويس ",
    "نائب رئيس ",
    "نائب ",
    "محمد بن ",
    "عبد ",
    "شركة «",
    "وزارة المالية والصحة ",
    "للهيئة ",
    "X1 ",
    "Apple 17 ",
    "الملك ",
    "رقم 12 ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_run_of_cues_is_read_in_linear_time(piece):
    text = piece * (20_000 // len(piece))
    begin = time.process_time()
    read_entities(text)
    Linker(text, title=text[:200])
    assert time.process_time() - begin < 5


def test_speed_is_far_above_what_a_newsroom_needs():
    text = "قالت وزارة المالية السعودية إن أرباح أرامكو ارتفعت في الرياض خلال الربع الثالث. " * 200
    read_entities(text)
    begin = time.process_time()
    read_entities(text)
    assert len(text.encode()) / (time.process_time() - begin) > 150_000
