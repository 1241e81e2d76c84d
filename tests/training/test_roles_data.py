"""What the tagger learns from: changed sentences keep their marks, folds keep topics whole."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.claims.pointing import KINDS
from tawatur.training.roles_data import Changes, example, folds, other_numbers, rewrite
from tawatur.training.sentences import Record, read_record

ALL = {"digits": 1.0, "numerals": 1.0, "bare": 1.0, "names": 1.0}
NONE = dict.fromkeys(ALL, 0.0)


def read(line: str, id: str = "econ-001") -> Record:  # noqa: A002 - the record's own name
    return read_record(line, id=id, style="agency", where=id)


def chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - changes of sentences, no secret


class Tokenizer:
    """Cuts words into pieces of three letters; drops semicolons."""

    bos_token_id, eos_token_id, unk_token_id = 0, 2, 3

    def __call__(self, words: list[str], *, add_special_tokens: bool) -> dict[str, list[list[int]]]:
        assert not add_special_tokens
        cut = [word.replace("؛", "").strip() for word in words]
        return {"input_ids": [[10 + ord(w[i]) for i in range(0, len(w), 3)] for w in cut]}


SENTENCE = read(
    "باع {متجر سامر|E1} {12|V1=level} {سيارةً|M1}، وباع {معرض رائد|E2} {340|V2=change} في {عام 2031|P2}"
    " من {خامس|N=ordinal} شارع"
)


def quoted(record: Record) -> list[str]:
    spans = [span for value in record.values for span in (value.span, *value.roles.values())]
    return [span.of(record.text) for span in (*spans, *(n.span for n in record.negatives))]


@pytest.mark.parametrize(
    ("edits", "text", "marks"),
    [
        ([(4, 13, "محل")], "باع محل 12 سيارةً، وباع", ["12", "محل", "سيارةً", "340", "معرض رائد"]),
        ([(0, 3, "اشترى")], "اشترى متجر سامر 12", ["12", "متجر سامر"]),
        ([(4, 13, ""), (14, 16, "9")], "باع  9 سيارةً", ["9", ""]),
        ([], "باع متجر سامر 12", ["12", "متجر سامر"]),
    ],
)
def test_marks_move_along_with_an_edit(edits, text, marks):
    changed = rewrite(SENTENCE, edits)
    assert changed.text.startswith(text)
    assert quoted(changed)[: len(marks)] == marks


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6))
def test_a_changed_sentence_marks_the_same_words(seed):
    other = read("ربحت {سوق دبي|E1} {7|V1=level} {نقاط|M1}", "econ-002")
    changed, others = Changes([SENTENCE, other], ALL).apply(SENTENCE, other_numbers(SENTENCE.text), chance(seed))
    words = quoted(changed)
    assert words[2] == "سيارة"  # without its vocalisation
    assert words[1] in {"متجر سامر", "معرض رائد", "سوق دبي"}
    assert words[0].isdigit()
    assert words[5].startswith("عام ٢٠٣")
    assert set("0123456789").isdisjoint(changed.text)
    assert [mark.of(changed.text) for mark in others][:2] == [words[0], words[3]]


def test_without_changes_a_sentence_stands_as_it_is():
    changed, _ = Changes([SENTENCE], NONE).apply(SENTENCE, (), chance(1))
    assert (changed.text, changed.values, changed.negatives) == (SENTENCE.text, SENTENCE.values, SENTENCE.negatives)


@pytest.mark.parametrize(
    "line",
    [
        "باع ل{متجر سامر|E1} {12|V1=level}",  # a proclitic touches it
        "باع {متجر {24|N=identifier}|E1} {12|V1=level}",  # another mark lies in it
        "باع {متجر {سامر|S1}|E1} {12|V1=level}",
    ],
)
def test_an_entity_that_does_not_stand_free_keeps_its_name(line):
    pool = read("زار {بيت لحم|E1} {7|V1=level}", "econ-002")
    record = read(line)
    changed, _ = Changes([pool], {**NONE, "names": 1.0}).apply(record, (), chance(1))
    assert changed.text == record.text


def test_names_stay_in_their_topic():
    pool = read("زار {بيت لحم|E1} {7|V1=level}", "spo-002")
    changed, _ = Changes([pool], {**NONE, "names": 1.0}).apply(SENTENCE, (), chance(1))
    assert changed.text == SENTENCE.text


def test_an_example_has_a_target_for_every_number():
    made = example(SENTENCE, other_numbers(SENTENCE.text), Tokenizer(), max_pieces=100)
    one, two, three = made.targets
    assert (one.own, one.roles, one.claim, KINDS[one.kind]) == (
        (4, 4),
        {"entity": (2, 3), "metric": (5, 5)},
        True,
        "level",
    )
    assert two.roles["period"] == (12, 13)
    assert (three.claim, three.roles) == (False, {})
    assert one.others == (two.own,)  # the year and the ordinal are no values
    assert made.owners[0] == 0
    assert made.owners[-1] == -1
    assert made.count == len(made.words) + 1


def test_what_lies_behind_the_reach_is_cut_off_with_its_numbers():
    made = example(SENTENCE, (), Tokenizer(), max_pieces=9)
    assert len(made.pieces) <= 10
    assert [target.span for target in made.targets] == [SENTENCE.values[0].span]


def test_a_word_that_the_tokenizer_drops_keeps_its_place():
    made = example(read("باع ؛ {12|V1=level}"), (), Tokenizer(), max_pieces=100)
    assert made.pieces[2] == Tokenizer.unk_token_id
    assert made.targets[0].own == (3, 3)


def test_folds_part_topics_and_lose_nothing():
    records = [
        read("نص", f"{topic}-{n:03}") for topic, count in (("a", 9), ("b", 6), ("c", 5), ("d", 1)) for n in range(count)
    ]
    parts = folds(records, 2)
    topics = [{record.topic for record in part} for part in parts]
    assert topics == [{"a", "d"}, {"b", "c"}]
    assert sum(map(len, parts)) == len(records)
