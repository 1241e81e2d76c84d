"""Participles: what people are called by a deed of theirs: «يستخدمون» مستخدمين, «تملك» مالكين, «أصيب» مصابين.

Verbs of more than three letters make theirs by rule (م and the stem of the imperfect); the others stand in a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.claims.frames import exact_frames, imperfect_forms, is_perfect, masdar_shape, perfect_forms, verb_shape
from tawatur.claims.words import choices, stems, table
from tawatur.quantities.nouns import plain_word
from tawatur.text.normalise import fold

_ENDINGS: Final = ("ون", "ان", "وا", "ين", "ا")
_OBJECTS: Final = ("هما", "هم", "هن", "ها", "ه")
_DENIED: Final = "لا"
_TIES: Final = (" ب", " من")
_ALEFS: Final = frozenset("اأإ")


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed by which people are told: its participle in the masculine singular, and what share and count measure."""

    participle: str
    share: str | None = None
    count: str | None = None
    tells_denial: bool = False
    ties: str = "-"  # the preposition of its complement: «-» as printed, none where it is told without

    def people(self, ending: str = "ين") -> str:
        """Return those who do it, without article: «مالكين», «متلقين», «مستخدمات»."""
        *before, last = self.participle.split()
        if last.endswith("ي"):
            last = last[:-1] + ("ي" if ending in {"ات", "ة"} else "")
        return " ".join((*before, last + ending))


@dataclass(frozen=True, slots=True)
class _Row:
    deed: Deed | None
    objects: frozenset[str]
    denied: bool


@lru_cache(maxsize=1)
def names() -> dict[tuple[str, str], str]:
    """Map class and folded lemma of `labels.tsv` to the name."""
    return {(class_, fold(lemma)): name for class_, lemma, name in table("labels.tsv")}


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[_Row]]:
    """Map the folded forms of the table's verbs to its rows, in their order."""
    index: dict[str, list[_Row]] = {}
    for perfect, imperfect, objects, participle, share, count in table("participles.tsv"):
        first, _, rest = objects.partition(" ")
        denied = first == _DENIED
        needed = frozenset(fold(w) for w in choices(rest if denied else objects))
        deed = None
        if participle != "-":
            told, _, tie = participle.rpartition(" ") if participle.endswith(_TIES) else (participle, "", "")
            ids = (None if share == "-" else share, None if count == "-" else count)
            deed = Deed(told, *ids, denied, tie if needed else "-")
        row = _Row(deed, needed, denied)
        forms = {f for word in choices(perfect) for f in perfect_forms(word)}
        forms |= {f for word in choices(imperfect) for f in imperfect_forms(fold(word), jussive=False)}
        for form in forms:
            index.setdefault(form, []).append(row)
    return index


def deed_of(printed: str, beside: Sequence[str] = (), *, denied: bool = False) -> Deed | None:
    """Return the deed of a finite verb as printed; `beside` are the folded words of its objects and complements.

    >>> deed_of("سيلتحقون").people(), deed_of("تعيش", ["خط", "الفقر"]).people(), deed_of("قال")
    ('ملتحقين', 'فقيرين', None)
    """
    word = plain_word(printed)
    norm = fold(word)
    held = {stem for each in beside for stem in stems(each)}
    bare = next((norm[: -len(p)] for p in _OBJECTS if norm.endswith(p) and norm[: -len(p)] in _rows()), norm)
    for row in _rows().get(norm) or _rows().get(bare, []):
        if (row.denied and not denied) or (row.objects and row.objects.isdisjoint(held)):
            continue
        return row.deed
    if not (verb_shape(norm) or exact_frames(norm) or norm.endswith(("ون", "وا"))):
        return None  # «يوروستار»
    made = _of_imperfect(word) or _of_perfect(word)
    return Deed(made) if made is not None else None


def deed_of_masdar(printed: str) -> Deed | None:
    """Return the deed that a longer masdar names: «امتناع» ممتنع, «استقالة» مستقيل, «انسحاب» منسحب.

    >>> deed_of_masdar("امتناع").people(), deed_of_masdar("تظاهر").people(), deed_of_masdar("عدد")
    ('ممتنعين', 'متظاهرين', None)
    """
    word = plain_word(printed)
    if not masdar_shape(fold(word)) and not is_perfect(fold(word)):
        return None
    if word[0] == "ت" and len(word) == 5 and word[3] != "ي":
        return Deed("م" + word)
    if word[0] not in _ALEFS:
        return None
    if word.endswith("ة"):
        return Deed("م" + word[1:-3] + "ي" + word[-2]) if word[-3] == "ا" else None
    if word[-2] != "ا" or len(word) < 6:
        return None
    return Deed("م" + (word[1:-3] + "ا" if word[-3] == "ي" else word[1:-2]) + word[-1])


def _cut(word: str) -> str:
    """Return a verb without object pronoun and ending of person."""
    word = next((word[: -len(p)] for p in _OBJECTS if word.endswith(("ون" + p, "و" + p))), word)
    return next((word[: -len(e)] for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 3), word)


def _of_imperfect(word: str) -> str | None:
    """Make the participle of a longer imperfect: «يستخدمون» مستخدم, «يعانون» معاني, «سيلتحقون» ملتحق."""
    word = word[1:] if word.startswith(("سي", "ست")) and len(word) > 5 else word
    if word[0] not in "يت" or (word[0] == "ت" and (word.endswith("ت") or is_perfect(fold(_cut(word))))):
        return None
    stem = _cut(word)[1:]
    if len(stem) == 3 and stem[1] == "ا" and word.endswith(("ون", "وا")):
        stem += "ي"  # «يعانون»
    if stem.endswith("ى"):
        stem = stem[:-1] + "ي"
    return "م" + stem if len(stem) >= 4 else None


def _of_perfect(word: str) -> str | None:
    """Make the participle of a longer perfect: «استخدموا» مستخدم, «انضم» منضم, «شاركت» مشارك."""
    stem = _cut(word)
    stem = stem[:-1] if stem.endswith("ت") and len(stem) > 4 else stem
    if len(stem) < 4 or stem.endswith(("ى", "ا")) or not is_perfect(fold(stem)):
        return None
    if stem[0] in _ALEFS and len(stem) >= 5:
        hollow = stem.startswith("است") and stem[-2] == "ا"
        return "م" + (stem[1:-2] + "ي" + stem[-1] if hollow else stem[1:])
    if stem[0] in _ALEFS:
        return None if stem[2] == "ا" else "م" + stem[1:]
    return "م" + stem if stem[0] == "ت" or stem[1] == "ا" else None
