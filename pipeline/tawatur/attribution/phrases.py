"""Noun phrases of sources: where the name of a speaker or document ends, and who issued a document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final

from tawatur.attribution.lexicon import cue_classes, is_noun, noun_classes
from tawatur.attribution.words import CLOSING, Word, WordView, bare, restored
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_LONGEST: Final = 15  # words of one name
_AGENT: Final = ("person", "org", "document", "media_name")
_AGENT_TYPES: Final = frozenset({"ORG", "PER"})
_VERBAL: Final = frozenset({"say", "announce", "expect", "intend", "deny", "relay", "low"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as printed: words `[first, last)`, its head word, and what it leads to."""

    first: int
    last: int
    head: str
    kind: str  # person, org, document, media, other
    issuer: Phrase | None = None
    carriers: tuple[Phrase, ...] = field(default=())
    definite: bool = False

    @property
    def stop(self) -> int:
        """The index behind everything that was read: the phrase, its issuer and its carriers."""
        inner = [self.last, *(p.stop for p in self.carriers)]
        if self.issuer is not None:
            inner.append(self.issuer.stop)
        return max(inner)


@lru_cache(maxsize=32768)
def _classes(norm: str, stripped: str) -> frozenset[str]:
    return noun_classes(norm) | noun_classes(stripped)


def classes(word: Word) -> frozenset[str]:
    """Return the noun classes of a word, with and without its article."""
    return _classes(word.norm, bare(word))


def is_agent(seen: WordView, index: int) -> bool:
    """Tell whether a word may head the name of somebody who speaks or publishes."""
    word = seen.words[index]
    if word.opens:
        return index + 1 < len(seen.words) and seen.words[index + 1].is_word
    if not word.is_word:
        return False
    found = classes(word)
    if not found.isdisjoint(_AGENT):
        return "not_source" not in found
    if "not_source" in found or "stop" in found or "content" in found:
        return False
    entity = seen.entity(index)
    if entity is not None and entity.type in _AGENT_TYPES:
        return True
    return word.kind is TokenKind.LATIN


def read_phrase(seen: WordView, index: int, limit: int, *, complement: int | None = None) -> Phrase | None:
    """Read the noun phrase of a source that starts at a word, up to the word index `limit`.

    «بيانات أولية صادرة عن مؤسسة IDC» is a document with an issuer; «مذكرة لمركز جورج تاون نقلتها وكالات»
    has a carrier too. `complement` is the index of the أن that follows, when one does: unknown words before
    it still belong to the name («جيم كرافت قائد الشرطة إن»).
    """
    words = seen.words
    while index < limit and words[index].is_word and words[index].start in seen.timed:
        index += 1
    if index >= limit or not (words[index].is_word or words[index].opens):
        return None
    found = classes(words[index])
    if not words[index].opens and ("stop" in found or "complement" in found) and seen.entity(index) is None:
        return None
    if "document" in found or (is_noun(words[index].norm, "newest") and index + 1 < limit):
        at = index if "document" in found else index + 1
        if "document" in classes(words[at]):
            return _document(seen, at, limit, start=index)
    last, head_at, definite = _extent(seen, index, limit, complement)
    if last <= index:
        return None
    head = words[head_at]
    kind = _kind(seen, index, last, head)
    phrase = Phrase(index, last, bare(head), kind, definite=definite)
    spokesman = _spoken_for(seen, phrase)
    carriers, _ = _carriers(seen, last, limit)
    return replace(phrase, issuer=spokesman, carriers=carriers)


def _kind(seen: WordView, first: int, last: int, head: Word) -> str:
    found = classes(head)
    if "media" in found or "media_name" in found or _known_outlet(seen, first, last):
        return "media"
    if "org" in found:
        agency = bare(head) in {"وكاله", "وكالات", "شبكه", "منصه"}
        if agency and any(w.norm.endswith("انباء") or "media_name" in classes(w) for w in seen.words[first:last]):
            return "media"
        return "org"
    if "person" in found:
        return "person"
    if "document" in found:
        return "document"
    entity = seen.entity(first) or (seen.entity(first + 1) if first + 1 < last else None)
    if entity is not None:
        return entity.type.lower()
    return "other"


def is_news_agency(seen: WordView, first: int, last: int) -> bool:
    """Tell whether words name an agency that reports: «وكالة الأناضول للأنباء», not «وكالة الطاقة الدولية»."""
    if not is_noun(bare(seen.words[first]), "agency"):
        return False
    return any({"media_name", "media_tail"} & classes(w) for w in seen.words[first : min(last, first + 5)])


def _known_outlet(seen: WordView, first: int, last: int) -> bool:
    """Tell whether words hold the name of an outlet that the gazetteer knows and no more: «"وام"»."""
    named = [e for i in range(first, last) if (e := seen.entity(i)) is not None and e.subtype == "MEDIA"]
    return bool(named) and (named[0].start or 0) <= seen.words[min(first + 1, last - 1)].start


def is_media(seen: WordView, at: int) -> bool:
    """Tell whether a word heads the name of a news outlet."""
    entity = seen.entity(at)
    if entity is not None and entity.subtype == "MEDIA":
        return True
    found = classes(seen.words[at])
    return bool({"media", "media_name"} & found) or is_news_agency(seen, at, len(seen.words))


def _extent(seen: WordView, index: int, limit: int, complement: int | None) -> tuple[int, int, bool]:
    """Return the index behind a name, the index of its head word, and whether it is definite."""
    words = seen.words
    at, head_at, definite, known = index, -1, False, False
    person = False
    while at < limit and at - index < _LONGEST:
        word = words[at]
        if word.opens and (close := _closing(words, at, limit)) is not None:
            if head_at < 0:
                head_at = at + 1
            definite = True
            at = close + 1
            continue
        if word.text == "(":
            close = _parenthesis(words, at, limit)
            if close is None or not definite:
                break
            at = close + 1
            continue
        if not word.is_word:
            break
        found = frozenset() if _is_ali(words, at, index) else classes(word)
        entity = seen.entity(at)
        within = entity is not None and at > index and seen.entity(at - 1) is entity
        if head_at >= 0 and not within:
            if word.start in seen.timed or "complement" in found:
                break
            if _VERBAL & cue_classes(word.norm) and not word.definite:
                break
            if word.clitics:
                if not _joins(seen, word, at, person=person, definite=definite):
                    break
                if is_noun(word.norm, "behalf"):
                    known, definite = known or definite, False  # «متحدث باسم …»: the name of the body is still to come
                    at += 1
                    continue
            elif "stop" in found and not (word.norm == "اي" and word.text.startswith("إ")):
                # «مسؤول في وزارة الطاقة»: the place of work belongs to the name of a person, the occasion does not.
                following = at + 1 < limit and words[at + 1].is_word
                if not is_noun(word.norm, "in") or not person or not following:
                    break
                if "venue" in classes(words[at + 1]) or words[at + 1].start in seen.timed:
                    break
                if "org" not in classes(words[at + 1]) and seen.entity(at + 1) is None:
                    break
                at += 1
                known, definite = known or definite, words[at].definite
                at += 1
                continue
            elif "same" in found:
                at += 1
                continue
            elif "content" in found and not word.definite:
                break
            elif "person" in found and word.definite and "org" in classes(words[head_at]):
                break  # «وزارة الداخلية اللواء …»: the next name
            elif definite and not word.definite and word.kind is not TokenKind.LATIN and entity is None:
                before_saying = complement is not None and at < complement and complement - at <= 5
                if not before_saying:
                    break
        if head_at < 0:
            head_at = at
        person = person or "person" in found
        definite = (
            definite
            or word.definite
            or word.kind is TokenKind.LATIN
            or (entity is not None and entity.by not in {"common_noun", "head_noun"} and _ends(entity.end, word))
        )
        at += 1
    return at, max(head_at, index), known or definite


def _is_ali(words: list[Word], at: int, first: int) -> bool:
    """Tell the name علي from the preposition على, which fold alike: «الدكتور علي السالم»."""
    if words[at].text != "علي" or words[at].clitics or at <= first:
        return False
    follows = words[at + 1].norm if at + 1 < len(words) else ""
    return "person" in classes(words[at - 1]) or follows == "بن"


def _ends(end: int | None, word: Word) -> bool:
    return end is not None and word.end >= end


def _joins(seen: WordView, word: Word, at: int, *, person: bool, definite: bool) -> bool:
    """Tell whether a word with proclitics goes on with the name: «والضريبة», «للأرصاد», «بوزارة المالية»."""
    found = classes(word)
    if word.clitics == "ل" and is_media(seen, at):
        return False  # «قال مسؤول لرويترز»: whom he told
    if word.clitics == "و":
        if "stop" in found:
            return False
        return definite and (word.definite or ("person" in found and person)) and "content" not in found
    if word.clitics == "ل":
        # «الاتحاد العربي لكرة القدم»: an indefinite word that a definite one follows belongs too.
        idafa = at + 1 < len(seen.words) and seen.words[at + 1].definite and "content" not in found
        return word.definite or "org" in found or seen.entity(at) is not None or idafa
    if word.clitics == "ب":
        return person and ("org" in found or seen.entity(at) is not None or is_noun(word.norm, "behalf"))
    return False


def _closing(words: list[Word], at: int, limit: int) -> int | None:
    """Return the index of the quotation mark that closes a short quoted name."""
    for i in range(at + 1, min(limit, at + 8)):
        if words[i].text in CLOSING or (words[i].text in "\"'" and words[i].text == words[at].text):
            return i if i > at + 1 else None
        if not words[i].is_word and words[i].kind is not TokenKind.NUMBER and words[i].text not in "-–":
            return None
    return None


def _parenthesis(words: list[Word], at: int, limit: int) -> int | None:
    """Return the index of the ) that closes a short name in brackets: «(أونكتاد)»."""
    for i in range(at + 1, min(limit, at + 6)):
        if words[i].text == ")":
            return i if i > at + 1 else None
        if not (words[i].is_word or words[i].text in {"«", "»", '"', ".", "“", "”"}):
            return None
    return None


def _spoken_for(seen: WordView, phrase: Phrase) -> Phrase | None:
    """Return the body that a spokesman speaks for: «متحدث باسم وزارة الكهرباء»."""
    for at in range(phrase.first + 1, phrase.last - 1):
        word = seen.words[at]
        if is_noun(word.norm, "behalf"):
            last, head_at, definite = _extent(seen, at + 1, phrase.last, None)
            if last > at + 1:
                head = seen.words[head_at]
                return Phrase(at + 1, last, bare(head), _kind(seen, at + 1, last, head), definite=definite)
    return None


def _document(seen: WordView, at: int, limit: int, *, start: int) -> Phrase:
    """Read a document and look for who issued and who carried it."""
    words = seen.words
    head = words[at]
    last = at + 1
    issuer: Phrase | None = None
    carriers: tuple[Phrase, ...] = ()
    definite = head.definite
    while last < limit and last - at < _LONGEST:
        word = words[last]
        if word.opens and issuer is None and (close := _closing(words, last, limit)) is not None:
            issuer = Phrase(last, close + 1, words[last + 1].norm, "org", definite=True)
            break
        if not word.is_word or word.start in seen.timed:
            break
        found, cue = classes(word), cue_classes(word.norm)
        if "carry" in cue and "issue" not in cue:
            break
        if ("issue" in cue or "from" in cue) and last + 1 < limit:
            step = last + 1
            if "from" in cue:
                while step < limit and is_noun(words[step].norm, "link", "lately"):
                    step += 1
            inner = read_phrase(seen, step, limit) if step < limit and is_agent(seen, step) else None
            if inner is not None:
                issuer = inner
            break
        if word.norm == "من" and not word.clitics and last + 1 < limit and is_agent(seen, last + 1):
            issuer = read_phrase(seen, last + 1, limit)
            break
        if "same" in found:
            last += 1
            continue
        if "stop" in found or "complement" in found or word.clitics in {"و", "ف", "ب", "ك"}:
            break
        if word.clitics == "ل":
            if is_agent(seen, last):
                issuer = read_phrase(seen, last, limit)
            break
        if is_agent(seen, last) and not (definite and word.definite):
            issuer = read_phrase(seen, last, limit)
            break
        if "content" in found and not word.definite:
            break
        if definite and not word.definite:
            break
        definite = definite or word.definite
        last += 1
    own_end = last
    behind = issuer.stop if issuer is not None else last
    carriers, _ = _carriers(seen, behind, limit)
    return Phrase(start, own_end, bare(head), "document", issuer, carriers, head.definite)


def _carriers(seen: WordView, at: int, limit: int) -> tuple[tuple[Phrase, ...], int]:
    """Read who handed the source on: «نقلتها وكالات», «أوردتها وكالة الأفق»."""
    words = seen.words
    carried = at + 1 < limit and words[at].is_word and "carry" in cue_classes(words[at].norm)
    if carried and (inner := read_phrase(seen, at + 1, limit)) is not None:
        return (inner,), inner.stop
    return (), at


def text_of(seen: WordView, phrase: Phrase) -> tuple[str, int, int]:
    """Return a phrase as printed, without quotation marks around the whole, and where it stands."""
    words = seen.words
    first, last = phrase.first, phrase.last
    while last > first + 1 and "same" in classes(words[last - 1]) and first > 0:
        last -= 1 if not is_noun(bare(words[first]), "unnamed") else 0
        if is_noun(bare(words[first]), "unnamed"):
            break
    if words[first].opens and words[last - 1].closes and _closing(words, first, last) == last - 1:
        # Behind a quotation mark no letter is a proclitic: «وام».
        start, end = words[first].end, words[last - 1].start
        return seen.reading.text[start:end], start, end
    start, end = words[first].start, words[last - 1].end
    known = seen.entity(first)
    if known is not None and known.start is not None and start - len(words[first].clitics) <= known.start < start:
        start = known.start  # the letter before is no proclitic but the name's own: «كيا»
    return seen.reading.text[start:end], start, end


def standing_alone(seen: WordView, phrase: Phrase) -> str:
    """Return the name of a phrase as it is written without proclitics: «للاتحاد العربي» is «الاتحاد العربي»."""
    text, start, _ = text_of(seen, phrase)
    if start < seen.words[phrase.first].start:
        return text
    index = seen.between(start, start + 1)[0]
    whole = restored(seen.words[index])
    if seen.words[index].clitics:
        text = whole + text[len(seen.words[index].text) :]
    return text


def folded_name(text: str) -> str:
    """Fold a name for comparison: no quotation marks, no brackets, no article on any word."""
    kept = "".join(" " if c in "«»\"“”()‘’'-–" else c for c in text)
    return " ".join(w[2:] if w.startswith("ال") and len(w) > 4 else w for w in fold(kept).split())
