import unicodedata

import pytest

from tawatur.claims.frames import exact_frames, frames_of, imperfect_forms, perfect_forms, verb_shape
from tawatur.claims.metrics import metric_ids
from tawatur.claims.words import choices, table
from tawatur.text.normalise import fold

CLASSES = {
    "change", "make", "loss", "gain", "level", "share", "hold", "act", "suffer", "cost", "sell", "ratio", "score",
    "last", "say", "aux", "move", "more", "next",
}  # fmt: skip


@pytest.mark.parametrize(
    ("word", "lemma", "kind", "part"),
    [
        ("ارتفعت", "ارتفع", "change", "perfect"),
        ("سترتفع", "ارتفع", "change", "imperfect"),
        ("ارتفاعا", "ارتفع", "change", "noun"),
        ("الارتفاع", "ارتفع", "change", "noun"),
        ("مرتفعا", "ارتفع", "change", "participle"),
        ("تخطت", "تخطى", "level", "perfect"),
        ("البالغة", "بلغ", "level", "participle"),
        ("يزد", "زاد", "change", "imperfect"),
        ("مقتل", "قتل", "suffer", "noun"),
        ("وزعت", "وزع", "act", "perfect"),
        ("عبأت", "عبأ", "act", "perfect"),
    ],
)
def test_frames_know_a_lemma_in_its_forms(word, lemma, kind, part):
    assert (fold(lemma), kind, part) in {(f.lemma, f.kind, f.part) for f in frames_of(fold(word))}


@pytest.mark.parametrize(("word", "direction"), [("قفزت", "up"), ("هبوط", "down"), ("تقلص", "down"), ("نمو", "up")])
def test_frames_say_where_a_move_goes(word, direction):
    assert direction in {f.direction for f in frames_of(word)}


def test_frames_take_object_pronouns_off_verbs_only_when_asked():
    assert frames_of(fold("تخفضها"))
    assert not exact_frames(fold("تكلفها"))


@pytest.mark.parametrize("word", ["البيت", "شجرة", "أزرق"])
def test_frames_leave_other_words_alone(word):
    assert not frames_of(fold(word))


def test_frames_drop_weak_ends():
    assert {"تخطت", "تخطوا"} <= set(perfect_forms("تخطى"))
    assert "اجرا" in set(perfect_forms("أجرى"))  # before a pronoun: «أجراها»
    assert "يتخط" in set(imperfect_forms(fold("يتخطى")))


@pytest.mark.parametrize(
    ("word", "shape"), [("تعتزم", "verb"), ("سيعقد", "verb"), ("اعتمدت", "verb"), ("تطور", "maybe"), ("مدرسة", "")]
)
def test_verb_shape_tells_verbs_without_a_frame(word, shape):
    assert verb_shape(fold(word)) == shape


def test_frames_table_is_clean():
    ids = metric_ids()
    for row in table("frames.tsv"):
        assert len(row) == 7, row
        kind, direction, name, *cells = row
        assert kind in CLASSES
        assert direction in {"up", "down", "-"}
        assert not name.startswith("=") or name[1:] in ids | {"kidnapped_count", "hospitalised_count", "spending"}, name
        for word in (w for cell in cells for w in choices(cell)):
            assert word == unicodedata.normalize("NFKC", word)
            assert "ـ" not in word
