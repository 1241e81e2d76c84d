"""Labels: the name by which a metric is told where the text prints only what is counted, done or divided.

«ضبط 943 ثلاجة» prints no «عدد الثلاجات المضبوطة», «قُتل خمسة» no «عدد القتلى»: a reader is told so all the same. A label
is no quotation and has no place in the text; metrics that the text names keep the words as printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import Governor, is_dual, unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import count_metric, metric, metric_ids, noun_at
from tawatur.claims.participles import names
from tawatur.claims.plurals import plural_of
from tawatur.claims.predicates import Predicate, predicate
from tawatur.claims.scenes import Scene, is_owned, owner
from tawatur.claims.tallies import tallied
from tawatur.claims.words import function_words, heads
from tawatur.entities.vocabulary import word_set
from tawatur.quantities.nouns import is_plural, plain_word
from tawatur.records import Metric, Quantity
from tawatur.text.normalise import fold

_COUNTED: Final = ("counted_noun", "counted_phrase", "partitive")
_DEEDS: Final = ("verb:", "unit", "rate", "money", "measure", "score", "whole", "lead")
_COUNT: Final = "عدد "
_SHARE: Final = "نسبة "
_AMOUNT: Final = "كمية "
_PEOPLE: Final = frozenset({"person", "dead", "hurt"})
_LACKING: Final = frozenset({"بلا", "دون", "بدون", "خارج"})  # «ثلث الخريجين بلا عمل»: they are no whole


def labelled(
    scene: Scene,
    at: int,
    quantity: Quantity,
    governor: Governor | None,
    whole: tuple[int, int] | None,
    pick: Pick | None,
) -> Pick | None:
    """Return the metric with the name that it is told by, where its printed words are none."""
    if pick is None:
        return None
    rule = pick.by.removeprefix("elided:")
    share = unit_class(quantity) == "percent" and rule.startswith((*_COUNTED, *_DEEDS))
    if share and (whole is not None or rule == "whole"):
        said = predicate(scene, at, quantity, whole)
        if said is not None:
            return _said(scene, whole, pick, said)
    if share and whole is not None:
        return replace(pick, label=_done_to(scene, at, governor, _of_whole(scene, whole)) or _as_share(pick.label))
    if (tally := tallied(scene, at, quantity, governor, pick)) is not None:
        return tally
    if pick.by.startswith("elided:"):
        return pick
    if rule == "metric_phrase" and pick.text is not None:
        return replace(pick, label=_of_thing(pick) if _is_thing(scene, pick) else _number(pick.text))
    if rule.startswith(_COUNTED):
        return replace(pick, label=_count(scene, at, quantity, governor, pick))
    if rule == "substance":
        return replace(pick, label=_done_to(scene, at, governor, pick.label))
    if rule == "measure" and pick.label is not None:
        return replace(pick, label=_name(pick) or pick.label)
    if rule.startswith(_DEEDS) and (pick.text is None or _is_verb(scene, pick)):
        return replace(pick, label=_deed(governor, pick))
    if rule.startswith("verb:suffer"):
        return replace(pick, label=_deed(governor, pick))
    return pick


def relabelled(metric: Metric, unit: str | None) -> Metric:
    """Return a metric that the learned reader pointed at, named by its count where it points at the noun counted."""
    if metric.text is None or unit is None or fold(metric.text) != fold(unit):
        return metric
    return told(metric, count_label(metric.text))


def told(metric: Metric, label: str | None) -> Metric:
    """Put a label in the place of the printed words, which are kept beside it."""
    if label is None:
        return metric
    return metric.model_copy(update={"text": label, "start": None, "end": None, "printed": metric.span})


def count_label(printed: str, beside: Callable[[str], bool] = lambda norm: False) -> str | None:
    """Name the count of a noun as a number takes it, with its genitive or nisba.

    >>> count_label("ثلاجة"), count_label("فرصة عمل"), count_label("مقطعا طرقيا")
    ('عدد الثلاجات', 'عدد فرص العمل', 'عدد المقاطع الطرقية')
    """
    first, *rest = printed.split()
    many = plural_of(first, beside)
    if many is None:
        return None
    if len(rest) != 1 or fold(rest[0]).startswith("و" + fold(plain_word(first))[:3]):  # «متدرب ومتدربة»
        return _COUNT + _the(many)
    second = plain_word(rest[0])
    if many.endswith("ين") and second.endswith(("ين", "ون")):  # «مراهقين أميركيين»
        return f"{_COUNT}{_the(many)} {_the(second)}"
    accusative = plain_word(first).endswith("ا")
    if fold(second).endswith(("ي", "يه", "يا")):  # a nisba, which people take in their own number
        people = many.endswith("ين") or _is_people(first)
        return _COUNT + _the(many) + ("" if people else " " + _the(_feminine(second)))
    if accusative or second.startswith("ال"):
        return _COUNT + _the(many)
    return f"{_COUNT}{many} {_the(second)}"


def _is_people(printed: str) -> bool:
    found = noun_at([fold(plain_word(printed))], 0)
    return found is not None and found.noun.kind in _PEOPLE


def _the(word: str) -> str:
    return f"ال{word}"


def _feminine(nisba: str) -> str:
    """Return the feminine of a nisba: «طرقيا» and «طرقية» are «طرقية»."""
    bare = nisba.removesuffix("ا") if nisba.endswith("يا") else nisba.removesuffix("ة")
    return bare + "ة"


def _count(scene: Scene, at: int, quantity: Quantity, governor: Governor | None, pick: Pick) -> str | None:
    """Name a count by its noun, with the participle of what was done to it."""
    noun = scene.parse.chunks[at].noun
    own = quantity.unit_text.text if quantity.unit_text is not None else None
    rule = pick.by.removeprefix("elided:")
    if rule == "partitive" or own is None:
        own = pick.text if rule != "counted_noun" or not _is_verb(scene, pick) else None
    if is_dual(quantity):
        own = quantity.unit
    other = noun is not None and (noun.noun.kind == "sport" or pick.entry.id != count_metric(noun.noun).id)
    if rule == "counted_phrase" or pick.entry.id == "population" or (other and pick.entry.id in metric_ids()):
        return _name(pick)
    if own is None:
        return None
    few = quantity.number is not None and 3 <= quantity.number % 100 <= 10  # the noun is printed in the plural
    label = count_label(own, lambda norm: any(token.norm in {norm, f"ال{norm}"} for token in scene.reading.tokens))
    if label is None and few and not own.endswith(("ة", "ا")):
        label = _COUNT + _the(plain_word(own.split()[0]).removeprefix("ال"))
    done = names().get(("done", governor.frame.lemma)) if governor is not None and _acted(scene, at, governor) else None
    if label is None or done is None or " " in label.removeprefix(_COUNT):
        return label
    return f"{label} {_agreeing(done, label, many=True)}"


def _number(printed: str) -> str | None:
    """Name the number that a phrase of two words prints: «أعداد المراقبين», «عدد مقاعدها»."""
    first, *rest = printed.split()
    if fold(first) not in {"عدد", "اعداد"} or len(rest) != 1:
        return None
    second = plain_word(rest[0])
    if second.startswith("ال"):
        return _COUNT + second if fold(first) == "اعداد" else None
    owned = next((p for p in ("هما", "هم", "هن", "ها") if second.endswith(p)), None)
    bare = second.removesuffix(owned) if owned is not None else second
    return _COUNT + _the(bare) if owned is not None and is_plural(fold(bare)) else None


def _acted(scene: Scene, at: int, governor: Governor) -> bool:
    """Tell whether a count is one of things to which a deed was done, or of people who may be its object."""
    chunks = scene.parse.chunks
    if governor.frame.kind != "act" or any(c.kind in {"verb", "value"} for c in chunks[governor.at + 1 : at]):
        return False
    before = next((c for c in reversed(chunks[:at]) if c.kind != "hedge"), None)
    own = before is None or before is chunks[governor.at]
    if before is not None and before.kind == "prep" and before.norm not in {"عن", "علي"}:
        return False
    if before is not None and not own and before.kind == "noun" and before.frames and not before.definite:
        return False  # «شيد العمال السد باستخدام 6 رافعات»
    noun = chunks[at].noun
    people = noun is not None and noun.noun.kind in _PEOPLE
    return not people or governor.frame.lemma in heads("handled")


def _deed(governor: Governor | None, pick: Pick) -> str | None:
    """Name what a deed, a unit or a rate measures: «قُتل» the dead, «يبعد» the distance."""
    harm = names().get(("harm", governor.frame.lemma)) if governor is not None else None
    if pick.by.startswith("verb:suffer") and harm is not None:
        return harm
    return _name(pick)


def _name(pick: Pick) -> str | None:
    """Return the name that the table of metrics gives; a sum of money that nothing names is just that."""
    if pick.entry.id == "amount":
        return "المبلغ"
    return pick.entry.name if pick.entry.id in metric_ids() else None


def _is_thing(scene: Scene, pick: Pick) -> bool:
    """Tell whether a metric is printed by its thing alone: «الدولار» for its rate, «برنت» for its price."""
    match = scene.parse.chunks[pick.at].metric if pick.at is not None else None
    return match is not None and match.kept >= match.length


def _of_thing(pick: Pick) -> str | None:
    """Name a metric that is printed by its thing alone; where many share it, by the thing: «سعر البلاتين»."""
    if pick.entry.id in _SHARED and (pick.text or "").startswith("ال"):
        return f"سعر {plain_word(pick.text or '')}"
    return _name(pick)


_SHARED: Final = frozenset({"metal_price", "crypto_price"})


def _is_verb(scene: Scene, pick: Pick) -> bool:
    """Tell whether the words printed for a metric are but a verb."""
    return any(c.kind == "verb" and c.start <= pick.start < c.end for c in scene.parse.chunks if pick.start is not None)


def _as_share(label: str | None) -> str | None:
    """Turn the name of a count into that of its share."""
    return _SHARE + label.removeprefix(_COUNT) if label is not None and label.startswith(_COUNT) else None


def _said(scene: Scene, whole: tuple[int, int] | None, pick: Pick, said: Predicate) -> Pick:
    """Name a share by what is said of its whole: «نسبة العاطلين», «نسبة المدارس المغلقة»."""
    entry = metric(said.share) if said.share is not None else pick.entry
    if said.alone:
        return replace(pick, entry=entry, label=said.head + said.words)
    of = (_of_whole(scene, whole) if whole is not None else None) or _as_share(pick.label)
    return replace(pick, entry=entry, label=f"{of} {said.words}" if of is not None else None)


def _done_to(scene: Scene, at: int, governor: Governor | None, label: str | None) -> str | None:
    """Add what was done to a part of things or people: «باعت 40% من أسهمها» is «نسبة الأسهم المباعة»."""
    if label is None or governor is None:
        return label
    acts = (f.lemma for f in scene.parse.chunks[governor.at].frames if f.kind == "act")
    done = next((names()["done", lemma] for lemma in acts if ("done", lemma) in names()), None)
    if done is None:
        return label
    far = any(c.kind in {"verb", "stop", "value"} for c in scene.parse.chunks[governor.at + 1 : at])
    if far or " " in label.removeprefix(_SHARE).removeprefix(_AMOUNT):
        return label
    return f"{label} {_the(done)}ة" if label.startswith(_AMOUNT) else f"{label} {_agreeing(done, label)}"


def _agreeing(participle: str, label: str, *, many: bool = False) -> str:
    """Return a participle that agrees with the noun of a name: «الأسهم المباعة», «الإنتاج المحجوز»."""
    noun = label.rsplit(maxsplit=1)[-1].removeprefix("ال")
    first, *rest = participle.split()
    people = _is_people(noun)
    if rest and rest[-1] == "عنه":  # «المفرج عنهم»
        return " ".join((_the(first), "عنهم" if people else "عنها"))
    many = many or is_plural(fold(noun))
    many_people = "ات" if noun.endswith("ات") else "ين"  # «عدد الطالبات المنقولات»
    ending = many_people if people and many else "ة" if many or noun.endswith(("ة", "اء")) else ""
    if first.endswith("ى"):  # «ملغى»: ملغاة، ملغين
        first = first[:-1] + ("ا" if ending == "ة" else "" if ending else "ى")
    return " ".join((_the(first + ending), *rest))


def _of_whole(scene: Scene, whole: tuple[int, int]) -> str | None:
    """Name a share by the head of its whole: «40% من أسهم البنك» is «نسبة الأسهم»."""
    chunk = scene.parse.chunks[whole[0]]
    if chunk.kind != "noun" or chunk.norm in _LACKING:
        return None
    if chunk.norm in function_words() and not _measuring(chunk):
        return None
    word = scene.parse.words[chunk.first + _measuring(chunk)]
    raw = plain_word(scene.text(word.start, word.end))
    if word.definite:
        return _SHARE + (raw if raw.startswith("ال") else _the(raw.removeprefix("ل")))
    raw = _unowned(raw, word.norm)
    if chunk.noun is not None:
        raw = plural_of(raw) or raw
    return _SHARE + _the(raw)


def _unowned(raw: str, norm: str) -> str:
    """Return a noun without its pronoun and whole again: «أسهمه» أسهم, «خريجيها» خريجين, «كهربائها» كهرباء."""
    plain = is_plural(norm) or norm in word_set("common_nouns")  # «أسهم» ends in no «هم»
    known = raw.endswith("ه") and noun_at([norm[:-1]], 0) is not None
    pronoun = "ه" if known else owner(norm) if not plain or (raw.endswith("ه") and is_owned(norm)) else ""
    if pronoun and raw.endswith(pronoun):
        raw = raw.removesuffix(pronoun)
        raw = raw[:-1] + "ة" if raw.endswith("ت") and not raw.endswith("ات") else raw
        raw = raw[:-1] + "ء" if raw.endswith(("ائ", "اؤ")) else raw
    built = raw.endswith("ي") and len(raw) > 4 and plural_of(raw) != raw
    if built and (noun_at([fold(raw) + "ن"], 0) is not None or fold(raw) + "ن" in word_set("common_nouns")):
        raw += "ن"  # «خريجيها», «مراهقي فرنسا»
    return raw


def _measuring(chunk: Chunk) -> int:
    """Return how many words of a whole only measure it: «إجمالي الصادرات»."""
    return 1 if chunk.norm in {"اجمالي", "مجموع", "جمله", "كل", "جميع", "عدد"} and chunk.last - chunk.first > 1 else 0
