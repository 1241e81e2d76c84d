"""Predicates: what is said of those that a value counts or takes a share of: «46% من الشباب عاطلون».

Where a text prints no metric, the predicate is what is measured: the share of those who trust, the number of those
who suffer. It stands behind the value («43% منهم لا يعلمون») or, as a verb, before it («يثق بها ثلث القراء»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import metric, metric_at, noun_at
from tawatur.claims.participles import Deed, deed_of, deed_of_masdar, names
from tawatur.claims.scenes import Scene
from tawatur.claims.shares import of_whole
from tawatur.claims.words import heads, pronoun_of, stems, without_article
from tawatur.entities.vocabulary import word_set
from tawatur.quantities.nouns import is_plural, plain_word
from tawatur.records import Quantity
from tawatur.text.normalise import fold

_PEOPLE: Final = frozenset({"person", "dead", "hurt"})
_FEMALE: Final = frozenset({"woman", "girl"})
_HOUSEHOLDS: Final = frozenset({"family", "household"})  # told in the singular feminine: «الأسر المستفيدة»
_LIGHT: Final = frozenset({"skip", "period", "hedge"})
_IDLE: Final = frozenset({"level", "aux", "share", "next", "ratio", "more", "cost"})
_PERSONAL: Final = frozenset({"ملك", "امتلك", "وصل"})  # they have a use that tells of people
_STILL: Final = frozenset({"يزال", "تزال", "يزالون", "زال", "زالت", "زالوا"})
_MET: Final = "لقي"  # «تلقى» reads as it too
_BEING: Final = frozenset({"بات", "باتت", "باتوا", "اصبح", "اصبحت", "اصبحوا", "ظل", "ظلت", "كانوا", "كانت", "كان"})
_WITHOUT: Final = frozenset({"بلا", "دون", "بدون"})
_AWAY: Final = _WITHOUT | {"خارج", "تحت", "فوق", "عبر"}
_WORK: Final = frozenset({"عمل", "وظيفه", "شغل", "وظائف"})
_WHEN: Final = frozenset({"في", "فى", "خلال", "قبل", "بعد", "منذ", "عند"})
_PLACES: Final = frozenset({"في", "فى", "ب", "داخل", "لدي", "بين"})
_RESUMED: Final = frozenset(
    {"به", "بها", "بهم", "فيه", "فيها", "فيهم", "منه", "منها", "عليه", "عليها", "اليه", "اليها"}
)
_WAYS: Final = frozenset({"جوا", "برا", "بحرا", "كليا", "جزئيا", "يوميا", "اسبوعيا", "شهريا", "سنويا"})
_LONGEST: Final = 4  # words of a complement


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said: its words for a name, whether they stand for the people themselves, and the ids they measure.

    `head` begins the name of the share.
    """

    words: str
    alone: bool
    share: str | None = None
    count: str | None = None
    head: str = "نسبة "


def predicate(scene: Scene, at: int, quantity: Quantity, whole: tuple[int, int] | None) -> Predicate | None:
    """Return what is said of the whole of the share at chunk `at`, or of the things counted there."""
    last = whole[1] if whole is not None else at + 1
    if whole is not None and (own := _funded(scene, at, whole) or _of_own(scene, at, whole)) is not None:
        return own
    ending = _ending(scene, at, whole)
    if ending is None:
        return None
    return _nominal(scene, at, last, ending, whole) or _behind(scene, last, ending) or _before(scene, at, last, ending)


def said_of(scene: Scene, at: int, quantity: Quantity, whole: tuple[int, int] | None) -> list[Pick]:
    """Name a share by what is said of its whole, rather than by what a value before measured."""
    if unit_class(quantity) != "percent" or (said := predicate(scene, at, quantity, whole)) is None:
        return []
    picks = of_whole(scene, whole)
    if not said.alone and whole is not None and scene.parse.chunks[whole[0]].kind == "part":
        return []  # «54% منهم في الريف»: of what was counted before
    if said.share is not None:
        return [Pick(metric(said.share), None, None, None, _SAID if picks else _BARE, "whole")]
    return [replace(pick, score=max(pick.score, _SAID)) for pick in picks]


_SAID: Final = 3.5  # more than the metric of a value before, less than words that name a metric
_BARE: Final = 1.0


def _ending(scene: Scene, at: int, whole: tuple[int, int] | None) -> str | None:
    """Return the ending that agrees with the people or things of a value, None where there are none.

    «ين» for people, «ات» for women, «ة» for the plurals of things; nothing where only the verb can tell.
    """
    chunks = scene.parse.chunks
    if whole is None:
        noun, quantity = chunks[at].noun, chunks[at].quantity
        if noun is None or quantity is None:
            return "ين" if quantity is not None else None
        if fold(quantity.unit or "") == "شخصيه":
            return "ة"
        return _agreement(noun.noun.id, noun.noun.kind)
    chunk = chunks[whole[0]]
    if chunk.kind == "part" or chunk.norm in {"منهم", "منها", "منهن"}:
        return {"هم": "ين", "هن": "ات"}.get(chunk.norm[-2:], "ة")
    if chunk.kind != "noun":
        return None
    if chunk.noun is not None:
        return _agreement(chunk.noun.noun.id, chunk.noun.noun.kind)
    word = scene.parse.norms[chunk.first]
    if word.endswith(("ين", "ون")) or (word.endswith("ي") and word + "ن" in word_set("common_nouns")):
        return "ين"  # «مراهقي فرنسا»
    return "ة" if is_plural(word.removeprefix("ال")) else ""


def _agreement(id_: str, kind: str) -> str:
    if kind not in _PEOPLE or id_ in _HOUSEHOLDS:
        return "ة"
    return "ات" if id_ in _FEMALE else "ين"


def _funded(scene: Scene, at: int, whole: tuple[int, int]) -> Predicate | None:
    """Return the funding that one got of what one needs: «لم تحصل الخطة إلا على ربع ما تحتاجه»."""
    chunks = scene.parse.chunks
    needed = chunks[whole[1] - 1]
    if needed.kind != "verb" or chunks[whole[0]].norm not in {"مما", "ما"}:
        return None
    needs = any(stem.startswith(_NEEDING) for stem in stems(needed.norm))
    got = any(f.lemma in heads("getting") for c in chunks[:at] for f in c.frames if c.kind == "verb")
    return Predicate("التمويل", alone=True, share="funding_share") if needs and got else None


_NEEDING: Final = ("تحتاج", "يحتاج", "احتاج", "تطلب", "يطلب", "طلب", "يلزم", "تتطلب", "يتطلب")


def _of_own(scene: Scene, at: int, whole: tuple[int, int]) -> Predicate | None:
    """Return what one does with a part of one's own: «تنفق 42% من دخلها على الغذاء», «تستمد ثلث مياهها من النهر»."""
    chunks = scene.parse.chunks
    verb = next((n for n in range(at - 1, -1, -1) if chunks[n].kind in {"verb", "value", "stop", "rel"}), -1)
    head = chunks[whole[0]]
    owned = head.kind == "noun" and pronoun_of(head.norm) is not None
    needed = not heads("need").isdisjoint(stems(head.norm))  # «تستورد 70% من حاجتها من القمح»: the need of wheat
    if verb < 0 or chunks[verb].kind != "verb" or not owned or needed:
        return None
    for class_, preps in (("spent", _ON), ("drawn", _FROM)):
        told = next((names().get((class_, f.lemma)) for f in chunks[verb].frames if (class_, f.lemma) in names()), None)
        inside = range(verb + 1, at - 1) if class_ == "spent" else range(0)
        places = [n for n in (whole[1], *inside) if n + 1 < len(chunks) and chunks[n].norm in preps]
        noun = next((n + 1 for n in places if chunks[n + 1].kind == "noun"), None)
        if told is None or noun is None or not (words := _cut(scene, noun, noun)):
            continue
        norms = [fold(word) for word in (*told.removesuffix(" على").split()[-1:], *words.split())]
        known = metric_at([without_article(norms[0]), *norms[1:]], 0)
        id_ = known.entry.id if known is not None and known.length + known.kept > 1 else None
        article = "ال" if chunks[noun].definite and not words.startswith("ال") else ""
        return Predicate(f"{told} {article}{words.removeprefix('ل') if article else words}", True, id_, head="")
    return None


_ON: Final = frozenset({"علي", "ل", "في"})
_FROM: Final = frozenset({"من"})


def _nominal(scene: Scene, at: int, last: int, ending: str, whole: tuple[int, int] | None) -> Predicate | None:
    """Return a predicate without a verb: «عاطلون», «راضون عن المناهج», «بلا عمل», «خارج المدرسة»."""
    chunks = scene.parse.chunks
    here = _past(chunks, last)
    if here == last and (past := _past(chunks, placed := _placed(chunks, last))) > placed:
        last, here = placed, past  # «أطفال كردفان باتوا خارج المدرسة»
    if here >= len(chunks):
        return None
    copula = any(c.norm in _BEING for c in chunks[last:here])
    chunk, follows = chunks[here], chunks[here + 1 : here + 2]
    pronoun = whole is not None and chunks[whole[0]].kind == "part"
    if chunk.kind == "prep" and follows and follows[0].kind in {"noun", "prep"}:
        if chunk.norm in _WITHOUT and not _WORK.isdisjoint(stems(follows[0].norm)):
            return Predicate("العاطلين عن العمل", alone=True, share="unemployment_rate", count="unemployed_count")
        ruled = any(c.kind == "verb" and c.frame("say", "aux") is None for c in _clause(chunks, at))
        far = (chunk.norm in _AWAY and not ruled) or copula or (pronoun and chunk.norm != "ب")
        words = _phrase(scene, here) if far else ""
        return Predicate(words, alone=False) if words else None
    if chunk.kind != "noun" or chunk.definite or chunk.entity is not None or chunk.quoted:
        return None
    return _adjective(scene, here, ending)


def _clause(chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """Return what stands before chunk `at` in its clause."""
    return [c for c in chunks[:at] if c.clause == chunks[at].clause]


def _adjective(scene: Scene, here: int, ending: str) -> Predicate | None:
    """Return a noun or participle said of the whole: «46% من الشباب عاطلون», «48% منهم إناث»."""
    chunk = scene.parse.chunks[here]
    word = scene.parse.words[chunk.first]
    raw = plain_word(scene.text(word.start, word.end))
    if raw.endswith("ون") or (ending in {"ين", "ات"} and is_plural(fold(raw))):
        people = raw[:-2] + "ين" if raw.endswith("ون") else raw
        idle = not {"عاطل", "متعطل"}.isdisjoint({fold(raw[:-2])})
        words = f"ال{people}" + _complement(scene, here + 1)
        if idle:
            return Predicate(words, alone=True, share="unemployment_rate", count="unemployed_count")
        return Predicate(words, alone=True)
    if ending == "ة" and word.marbuta and chunk.last - chunk.first == 1 and noun_at([word.norm], 0) is None:
        return Predicate(f"ال{raw}", alone=False)
    return None


def _behind(scene: Scene, last: int, ending: str) -> Predicate | None:
    """Return what the verb behind a value says: «43% منهم لا يعلمون بإصابتهم», «67% من الطلاب يستخدمون التطبيق»."""
    chunks = scene.parse.chunks
    here = _past(chunks, _placed(chunks, last))
    denied = _denied(chunks[last:here])
    if here >= len(chunks) or chunks[here].kind != "verb" or _idle(chunks[here]):
        return None
    if denied and chunks[here - 1].norm == "لا" and chunks[here].norm[0] not in "يت":
        return None  # «لا دخل لها»: a noun
    return _told(scene, here, here + 1, ending, denied=denied)


def _before(scene: Scene, at: int, last: int, ending: str) -> Predicate | None:
    """Return what the verb before a value says of it, its subject: «يعتمد ثلثا السكان على المساعدات»."""
    chunks = scene.parse.chunks
    if (done := _masdar(scene, at, last, ending)) is not None:
        return done
    here = at - 1
    between: list[Chunk] = []
    clause = chunks[at].clause
    while here >= 0 and chunks[here].kind in _LIGHT | {"prep", "noun", "neg"} and chunks[here].clause == clause:
        between.append(chunks[here])
        here -= 1
    if here < 0 or chunks[here].kind != "verb" or chunks[here].clause != clause:
        return None
    if _idle(chunks[here]) or chunks[here].frame("change", "make", "loss", "gain", "say") is not None:
        return None
    between.reverse()
    prepared = [c for n, c in enumerate(between) if c.kind == "noun" and not (n and between[n - 1].kind == "prep")]
    ties = between and between[-1].kind == "prep"
    ahead = chunks[here - 1] if here else None
    attended = len(prepared) == 1 and any(f.lemma in heads("attending") for f in chunks[here].frames)
    if attended and prepared[0].definite and prepared[0] is between[0] and not ties:
        return _told(scene, here, here + 1, ending, denied=False)  # «حضر الحفل 500 شخص»
    taken_up = any(c.kind == "skip" and c.norm in _RESUMED for c in between)  # «الملتقى يشارك به 200 شخص»
    if prepared or ties or (ahead is not None and ahead.kind in {"noun", "value", "rel"} and not taken_up):
        return None  # «سرحت الشركة 300», «الشركة توظف 30% من …»: another is the subject
    denied = _denied(between) or (ahead is not None and ahead.kind == "neg")
    denied = denied and not any(c.norm in {"سوي", "الا"} for c in between)
    inner = here + 1 if any(c.kind == "prep" for c in between) else last
    return _told(scene, here, inner, ending, denied=denied)


def _denied(chunks: Sequence[Chunk]) -> bool:
    """Tell whether a denial stands among chunks: «لا يعلمون», but not «لا تزال تعمل»."""
    still = any(not _STILL.isdisjoint(stems(c.norm)) for c in chunks)
    return not still and any(c.kind == "neg" for c in chunks)


def _idle(verb: Chunk) -> bool:
    """Tell whether a verb says nothing of people: «بلغ», «شكل», but «يملك», «وصل»."""
    frame = verb.frame(*_IDLE)
    return frame is not None and frame.lemma not in _PERSONAL


def _masdar(scene: Scene, at: int, last: int, ending: str) -> Predicate | None:
    """Return what a masdar directly before people says that they did: «امتناع 10 نواب عن التصويت»."""
    chunk = scene.parse.chunks[at - 1] if at else None
    if chunk is None or chunk.kind != "noun" or chunk.definite or chunk.last - chunk.first > 1 or ending != "ين":
        return None
    if chunk.frames or chunk.metric is not None or chunk.noun is not None or chunk.entity is not None:
        return None
    deed = deed_of_masdar(scene.text(chunk.start, chunk.end))
    if deed is None:
        return None
    return Predicate(_article(deed, ending, denied=False) + _complement(scene, last, deed), alone=True)


def _told(scene: Scene, verb: int, after: int, ending: str, *, denied: bool) -> Predicate | None:
    """Name those who do a deed or suffer it, with the complement that stands at chunk `after`."""
    chunks = scene.parse.chunks
    chunk = chunks[verb]
    ending = ending or _of_verb(chunk.norm)
    if not ending:
        return None
    harm = chunk.frame("suffer")
    victims = names().get(("harm", harm.lemma)) if harm is not None and harm.lemma != _MET and ending == "ين" else None
    words = scene.parse.norms[chunks[after].first : chunks[after].first + 6] if after < len(chunks) else []
    deed = deed_of(scene.text(chunk.start, chunk.end), words, denied=denied)
    if victims is not None and not denied:
        return Predicate(victims.removeprefix("عدد "), True, deed.share if deed is not None else None)
    if deed is None:
        return None
    people = ending != "ة"
    ids = (deed.share, deed.count) if people and (deed.tells_denial or not denied) else (None, None)
    return Predicate(_article(deed, ending, denied=denied) + _complement(scene, after, deed), people, *ids)


def _of_verb(norm: str) -> str:
    """Return the ending that agrees with a verb where its subject is unknown: «المخابز تعمل»."""
    if norm.endswith(("ون", "وا")):
        return "ين"
    return "ة" if norm.startswith("ت") or norm.endswith("ت") else ""


def _article(deed: Deed, ending: str, *, denied: bool) -> str:
    """Return the participle with its article: «المالكين», «غير المدركين»."""
    told = deed.people(ending)
    first, _, rest = told.partition(" ")
    if rest:
        return f"{first} ال{rest}"
    return ("غير ال" if denied else "ال") + told


def _complement(scene: Scene, at: int, deed: Deed | None = None) -> str:
    """Return the words that a deed goes on with, a blank before them: « على المساعدات», « للهاتف»."""
    chunks = scene.parse.chunks
    if at >= len(chunks) or (deed is not None and not deed.ties):
        return ""
    tie = deed.ties if deed is not None else "-"
    if chunks[at].kind == "skip" and chunks[at].norm in _WAYS:
        return f" {plain_word(scene.text(chunks[at].start, chunks[at].end))}"
    if chunks[at].kind == "noun" and deed is not None and tie == "-":
        words = _cut(scene, at, at)
        if chunks[at].definite:
            return f" ل{words.removeprefix('ا')}" if words else ""
        return " ل" + " ".join(w.removesuffix("ا") if len(w) > 4 else w for w in words.split()) if words else ""
    if at + 1 >= len(chunks) or chunks[at].kind != "prep" or chunks[at].norm in _WHEN:
        return ""
    if tie != "-":
        gap = "" if len(tie) == 1 else " "
        return f" {tie}{gap}{words}" if (words := _cut(scene, at + 1, at + 1)) else ""
    words = _phrase(scene, at)
    return f" {words}" if words else ""


def _phrase(scene: Scene, at: int) -> str:
    """Return a preposition with its noun, as printed."""
    chunks = scene.parse.chunks
    last = at + 1
    while last < len(chunks) and chunks[last].kind == "prep" and last - at < 2:
        last += 1
    return _cut(scene, at, last)


def _cut(scene: Scene, first: int, last: int) -> str:
    """Return the words of the chunks `[first, last]` where the last is a noun and all no longer than a name may be."""
    chunks = scene.parse.chunks
    if last >= len(chunks) or chunks[last].kind != "noun":
        return ""
    end = chunks[last].end
    if last + 1 < len(chunks) and chunks[last + 1].norm.startswith("ذات"):
        end = chunks[last + 1].end  # «المؤسسات | ذات الاستقطاب المحدود»
    text = plain_word(scene.text(chunks[first].start, end))
    return text if len(text.split()) <= _LONGEST + (first < last) else ""


def _placed(chunks: Sequence[Chunk], here: int) -> int:
    """Return the first chunk behind the places of a whole: «أطفال | شمال كردفان», «المرافق | في | هايتي»."""
    if here < len(chunks) and chunks[here].kind == "noun" and chunks[here].entity is not None:
        here += 1
    while here + 1 < len(chunks) and chunks[here].norm in _PLACES and chunks[here + 1].kind == "noun":
        here += 2
    return here


def _past(chunks: Sequence[Chunk], here: int) -> int:
    """Return the first chunk at or after `here` that says something: past times, copulas and denials."""
    while here < len(chunks) and (
        chunks[here].kind in _LIGHT | {"neg"}
        or (chunks[here].kind == "verb" and chunks[here].frame("aux") is not None)
        or chunks[here].norm in _BEING
    ):
        here += 1
    return here
