"""Marks: each place of a sentence where a source is named, found by its cue."""

from __future__ import annotations

from typing import Final

from tawatur.attribution.clauses import (
    Mark,
    Scan,
    clause_start,
    complement_of,
    done_in_speech,
    leads_to,
    opens_clause,
    opens_saying,
    spoken_already,
)
from tawatur.attribution.lexicon import cue_classes, is_noun
from tawatur.attribution.phrases import Phrase, classes, folded_name, is_agent, is_media, read_phrase
from tawatur.attribution.register import Register, Source
from tawatur.attribution.words import WordView
from tawatur.outlets import outlet_of
from tawatur.records import Span

_SPEAKING: Final = frozenset({"bare", "say", "announce", "show", "expect", "intend", "weak", "low", "deny", "relay"})
_PICKY: Final = frozenset({"expect", "intend", "weak", "bare", "show", "revise", "relay"})  # an agent must be there


def find_marks(seen: WordView, register: Register, start: int, end: int) -> list[Mark]:
    """Return the marks of the sentence `[start, end)` in text order; the register grows on the way."""
    first, last = seen.between(start, end)
    scan = Scan(seen, register, first, last, read_to=first)
    for index in range(first, last):
        word = seen.words[index]
        if index < scan.read_to or not word.is_word:
            continue
        found = cue_classes(word.norm)
        if is_noun(word.norm, "credit") and index + 1 < last and seen.words[index + 1].text == ":":
            _credited(scan, index)
        if word.norm == "في" and not word.clitics:
            _in_document(scan, index)
        if not found or word.definite:
            continue
        if index > first and is_noun(seen.words[index - 1].norm, "negating"):
            continue
        if "opening" in found:
            if not opens_saying(scan, index):
                continue
            found = frozenset({"say"})
        if found & {"according", "relayed"}:
            _according(scan, index, found)
        elif "clause" in found:
            _as_said(scan, index)
        elif "participle" in found:
            _going_on(scan, index)
        elif found & {"issue", "carry"} and not found & _SPEAKING:
            _relative(scan, index, found)
        elif "within" in found:
            _within(scan, index)
        elif found & _SPEAKING:
            _verb(scan, index, found)
    for index in range(first, last):
        word = seen.words[index]
        if "revise" in classes(word) and not any(m.cue_index == index for m in scan.marks):
            _revision(scan, index)
    scan.marks.sort(key=lambda m: m.cue_index)
    return scan.marks


def _cue(seen: WordView, first: int, last: int) -> Span:
    """Cut a cue as printed: the «ب» of «بحسب» is part of the word, the «و» of «وبحسب» is not."""
    text, word = seen.reading.text, seen.words[first]
    start = word.start - (word.clitics.endswith("ب") and text[word.start - 1 : word.start] == "ب")
    return Span.cut(text, start, seen.words[last - 1].end)


def _add(scan: Scan, index: int, phrase: Phrase, *, forward: bool, clause: int, cue_end: int | None = None) -> Mark:
    """Enter a mark whose source a phrase names."""
    seen = scan.seen
    source = scan.register.enter(seen, phrase, anonymous=_secret(seen, phrase.stop, scan.last))
    cited = [scan.register.enter(seen, c) for c in _all_carriers(phrase)]
    if cited:
        scan.register.sources.append(source)  # the source stays the last one named
    mark = Mark(
        cue_index=index,
        start=seen.words[clause].start,
        end=seen.words[phrase.stop - 1].end,
        cue=_cue(seen, index, cue_end or index + 1),
        forward=forward,
        primary=source,
        cited=cited,
    )
    scan.marks.append(mark)
    scan.read_to = max(scan.read_to, phrase.stop)
    return mark


def _all_carriers(phrase: Phrase) -> tuple[Phrase, ...]:
    inner = _all_carriers(phrase.issuer) if phrase.issuer is not None else ()
    return (*phrase.carriers, *inner)


def _secret(seen: WordView, index: int, last: int) -> bool:
    """Tell whether the speaker asked not to be named: «طلب عدم كشف هويته»."""
    return any("secrecy" in classes(w) for w in seen.words[index : min(last, index + 8)] if w.is_word)


def _according(scan: Scan, index: int, found: frozenset[str]) -> None:
    seen, words = scan.seen, scan.seen.words
    at = index + 1
    if at < scan.last and is_noun(words[at].norm, "link") and not words[at].clitics:
        at += 1
    if at < scan.last and words[at].norm == "ما":
        _as_said(scan, at, cue=index)
        return
    if at < scan.last and is_noun(words[at].norm, "wording"):
        at += 1
    if at >= scan.last or not is_agent(seen, at):
        # «وفق أحدث أرقام منظمة»: an adjective of degree before the document.
        if not (at + 1 < scan.last and is_noun(words[at].norm, "newest", "demonstrative") and is_agent(seen, at + 1)):
            return
        at += is_noun(words[at].norm, "demonstrative")
    phrase = read_phrase(seen, at, scan.last)
    if phrase is None:
        return
    forward = opens_clause(scan, index)
    mark = _add(scan, index, phrase, forward=forward, clause=index)
    mark.relays = "relayed" in found


def _as_said(scan: Scan, index: int, *, cue: int | None = None) -> None:
    """Read «حسبما أعلنت الوزارة», «وفق ما أعلنته الشركة», «بحسب ما نقلته وكالة عن بيان لمنظمة»."""
    seen, words = scan.seen, scan.seen.words
    verb = index + 1
    while verb < scan.last and is_noun(words[verb].norm, "aux", "complement"):
        verb += 1
    if verb >= scan.last or not words[verb].is_word:
        return
    found = cue_classes(words[verb].norm)
    if not found & (_SPEAKING | {"issue", "carry"}) or verb + 1 >= scan.last:
        return
    if words[verb + 1].clitics not in {"", "و"}:
        return  # «كما أشاد بالاتفاق»: an object
    phrase = read_phrase(seen, verb + 1, scan.last, complement=complement_of(scan, verb))
    if phrase is None:
        return
    begin = cue if cue is not None else index
    said = phrase.stop < scan.last and words[phrase.stop].is_word and "complement" in classes(words[phrase.stop])
    if said and words[index].norm == "كما":
        return  # «كما أعلنت الوزارة أن»: also, not as
    handed = "carry" in found or "relay" in found
    origin = _origin(scan, phrase) if handed else None
    if origin is not None:
        carrier = scan.register.enter(seen, phrase)
        mark = _add(scan, begin, origin, forward=opens_clause(scan, begin), clause=begin, cue_end=verb + 1)
        mark.cited.insert(0, carrier)
        return
    _add(scan, begin, phrase, forward=opens_clause(scan, begin), clause=begin, cue_end=verb + 1)


def _origin(scan: Scan, phrase: Phrase) -> Phrase | None:
    """Return whom a relaying outlet names: «نقلت وكالة الأفق عن مسؤول في الصندوق»."""
    seen, words = scan.seen, scan.seen.words
    for at in range(phrase.stop, min(scan.last - 1, phrase.stop + 8)):
        if words[at].norm == "عن" and is_agent(seen, at + 1):
            return read_phrase(seen, at + 1, scan.last, complement=complement_of(scan, at))
        if words[at].is_word and "complement" in classes(words[at]):
            return None
    return None


def _going_on(scan: Scan, index: int) -> None:
    """Read a participle: the one who speaks already goes on («مضيفا أن», «نافيا ما تردد»)."""
    if any(m.forward for m in scan.marks) or not _goes_on(scan, index + 1):
        return  # the open mark covers what follows
    subject = next((i for i in range(scan.first, index) if is_agent(scan.seen, i)), None)
    phrase = read_phrase(scan.seen, subject, index) if subject is not None else None
    if phrase is not None and phrase.kind != "document":
        _add(scan, index, phrase, forward=True, clause=index)
        scan.read_to = index + 1
    elif (source := scan.register.last) is not None and subject is None:
        _add_known(scan, index, source)


def _goes_on(scan: Scan, at: int) -> bool:
    """Tell whether a participle is followed by what is said and is no plain adjective («لافتة كبيرة»)."""
    if at >= scan.last:
        return False
    word = scan.seen.words[at]
    if word.text == ":" or word.opens:
        return True
    return word.is_word and (is_noun(word.norm, "complement", "content", "reach", "link") or word.clitics == "ب")


def _add_known(scan: Scan, index: int, source: Source) -> Mark:
    """Enter a mark whose source was named before."""
    word = scan.seen.words[index]
    mark = Mark(
        cue_index=index,
        start=scan.seen.words[clause_start(scan, index)].start,
        end=word.end,
        cue=_cue(scan.seen, index, index + 1),
        forward=True,
        primary=source,
    )
    scan.marks.append(mark)
    scan.register.sources.append(source)
    return mark


def _credited(scan: Scan, index: int) -> None:
    """Read «(المصدر: رويترز)» behind what it is given for."""
    seen = scan.seen
    phrase = read_phrase(seen, index + 2, scan.last)
    if phrase is not None and index > scan.first:
        _add(scan, index, phrase, forward=False, clause=index)


def _relative(scan: Scan, index: int, found: frozenset[str]) -> None:
    """Read a relative verb on its own: «الأرقام التي نشرتها الوزارة», «فى بيان نقلته وكالة الأفق»."""
    seen = scan.seen
    if index + 1 >= scan.last or not is_agent(seen, index + 1):
        return
    phrase = read_phrase(seen, index + 1, scan.last)
    if phrase is None:
        return
    if "carry" in found and scan.marks and phrase.kind in {"media", "org"}:
        last = scan.register.last
        scan.marks[-1].cited.append(scan.register.enter(seen, phrase))
        if last is not None:
            scan.register.sources.append(last)
        scan.read_to = phrase.stop
        return
    if not scan.marks:
        _add(scan, index, phrase, forward=False, clause=index)


def _within(scan: Scan, index: int) -> None:
    """Read «جاء في بيان للوزارة أن»."""
    seen, words = scan.seen, scan.seen.words
    at = index + 1
    if at + 1 < scan.last and is_noun(words[at].norm, "in") and "document" in classes(words[at + 1]):
        phrase = read_phrase(seen, at + 1, scan.last, complement=complement_of(scan, at))
        if phrase is not None:
            _add(scan, index, phrase, forward=True, clause=clause_start(scan, index), cue_end=at + 1)


def _in_document(scan: Scan, index: int) -> None:
    """Read «واللافت في إحصاءات وزارة العدل أن»: a document, and right behind it what it says."""
    seen, words = scan.seen, scan.seen.words
    if index + 1 >= scan.last or "document" not in classes(words[index + 1]) or scan.marks:
        return
    phrase = read_phrase(seen, index + 1, scan.last)
    if phrase is None or phrase.issuer is None or phrase.stop >= scan.last:
        return
    if words[phrase.stop].is_word and "complement" in classes(words[phrase.stop]):
        _add(scan, index, phrase, forward=True, clause=clause_start(scan, index))


def _verb(scan: Scan, index: int, found: frozenset[str]) -> None:
    """Read a verb of speech with its subject behind, before, or understood."""
    if "intend" in found and spoken_already(scan, index):
        return
    seen, words = scan.seen, scan.seen.words
    complement = complement_of(scan, index)
    if complement is None and found & {"say", "weak"} and done_in_speech(scan, index):
        return
    at = index + 1
    while (
        at < scan.last
        and words[at].is_word
        and (words[at].start in seen.timed or is_noun(words[at].norm, "told", "day"))
    ):
        at += 1
    told: Phrase | None = None
    if at < scan.last and words[at].is_word and words[at].clitics.endswith("ل") and _outlet_like(seen, at):
        told = read_phrase(seen, at, scan.last)
        if told is not None:
            at = told.stop
    clause = clause_start(scan, index)
    direct = at >= scan.last or _opens_speech(seen, at)
    picky = bool(found & _PICKY) and not found & {"say", "announce", "low", "deny"}
    phrase: Phrase | None = None
    named = "expect" in found and complement is not None
    if not direct and (is_agent(seen, at) or named or (complement is not None and not picky)):
        phrase = read_phrase(seen, at, scan.last, complement=complement)
        if phrase is not None and picky and not is_agent(seen, at) and not leads_to(scan, phrase.stop):
            phrase = None
        if phrase is not None and "bare" in found and not leads_to(scan, phrase.stop, far=True):
            return
        if phrase is not None and phrase.kind == "document" and phrase.issuer is None and spoken_already(scan, index):
            return  # «أوضحت الشركة أن البيانات كشفت أن»: who speaks is the company
        if phrase is not None and words[at].clitics and words[at].clitics not in {"و", "ف"}:
            phrase = None
    if phrase is not None:
        if "relay" in found:
            origin = _origin(scan, phrase)
            if origin is None and complement is None:
                return
            if origin is not None:
                carrier = scan.register.enter(seen, phrase)
                mark = _add(scan, index, origin, forward=True, clause=clause)
                mark.cited.insert(0, carrier)
                return
        mark = _add(scan, index, phrase, forward=True, clause=clause)
        mark.low = "low" in found
        _addressee(scan, mark, told, phrase)
        return
    before = _subject_before(scan, index, clause)
    speaks = complement is not None and complement <= at + 1
    if "bare" in found and not (complement is not None and complement <= at + 1):
        return
    if before is not None and before.kind == "document" and before.issuer is None and spoken_already(scan, index):
        return
    if before is not None and (is_agent(seen, before.first) or (speaks and not picky)):
        mark = _add(scan, index, before, forward=True, clause=clause)
        mark.end = words[index].end
        mark.low = "low" in found
        scan.read_to = index + 1
        return
    goes_on = picky and found & {"weak"} and at < scan.last and words[at].text == ":"  # «وتابع: الكلفة 5 ملايين»
    if "impersonal" in found or (picky and not goes_on) or not direct or complement is None:
        return
    if complement > at + 1 and not is_noun(words[at].norm, "occasion"):
        return
    source = _understood(scan, index)
    if source is not None:
        mark = _add_known(scan, index, source)
        mark.low = "low" in found


def _outlet_like(seen: WordView, at: int) -> bool:
    own = "own" in classes(seen.words[at])
    return own or is_media(seen, at) or (at > 0 and seen.words[at - 1].opens)


def _addressee(scan: Scan, mark: Mark, told: Phrase | None, phrase: Phrase) -> None:
    """Enter the outlet that was told as a cited one, unless it is the article's own: «قال مسؤول لرويترز»."""
    seen, words = scan.seen, scan.seen.words
    at = phrase.stop
    if told is None and at < scan.last:
        step = at + 1 if words[at].opens else at
        if step < scan.last and words[step].is_word and words[step].clitics.endswith("ل") and _outlet_like(seen, step):
            told = read_phrase(seen, step if step == at else at, scan.last)
    if told is None or ("own" in classes(words[told.first]) and told.last - told.first == 1):
        return
    source = scan.register.enter(seen, told)
    scan.register.sources.pop()
    if not same_outlet(source.canonical, scan.register.context.article.outlet):
        mark.cited.append(source)


def same_outlet(name: str, outlet: str | None) -> bool:
    """Tell whether a name is the article's own outlet: «الواحة» for «صحيفة الواحة»."""
    if not outlet:
        return False
    known = outlet_of(name)
    if known is not None and known == outlet_of(outlet):
        return True
    words = set(folded_name(name).split())
    return bool(words) and words <= set(folded_name(outlet).split())


def _opens_speech(seen: WordView, at: int) -> bool:
    """Tell whether what is said starts at a word: أن, a colon, a quotation or a preposition of the verb."""
    word = seen.words[at]
    if word.text in {":", "،", ",", "(", "-"}:
        return True
    if word.opens:
        # «وأضاف «سنبني مصانع»» is speech; «قالت «أرامكو» إن» is a name.
        close = next((i for i in range(at + 1, min(len(seen.words), at + 6)) if seen.words[i].closes), None)
        named = (
            close is not None
            and close + 1 < len(seen.words)
            and (seen.entity(at + 1) is not None or "complement" in classes(seen.words[close + 1]))
        )
        return not named
    return word.is_word and is_noun(word.norm, "complement", "occasion", "reach")


def _subject_before(scan: Scan, index: int, clause: int) -> Phrase | None:
    """Return the subject that stands before its verb in the same clause: «أما المندوبية فتقول», «خبراء يقدرون»."""
    seen, words = scan.seen, scan.seen.words
    at = clause
    while at < index and (not words[at].is_word or is_noun(words[at].norm, "opener")) and not words[at].opens:
        at += 1
    if at >= index or "stop" in classes(words[at]):
        return None
    phrase = read_phrase(seen, at, index, complement=index)
    if phrase is None:
        return None
    rest = [
        w for w in words[phrase.stop : index] if w.is_word and not is_noun(w.norm, "aux") and w.start not in seen.timed
    ]
    return phrase if not rest else None


def _understood(scan: Scan, index: int) -> Source | None:
    """Return the subject that a verb leaves out: who speaks in the sentence, its first name, the last source."""
    seen = scan.seen
    spoken = [m.primary for m in scan.marks if m.forward and m.cue_index < index]
    if spoken:
        return spoken[-1]
    for at in range(scan.first, index):
        entity = seen.entity(at)
        if entity is not None and entity.type in {"ORG", "PER"} and is_agent(seen, at):
            phrase = read_phrase(seen, at, index)
            if phrase is not None:
                return scan.register.enter(seen, phrase)
    return scan.register.last


def _revision(scan: Scan, index: int) -> None:
    """Read «رفع صندوق النقد الدولي توقعاته»: who revises a forecast publishes it."""
    seen, words = scan.seen, scan.seen.words
    until = min(scan.last, index + 12)
    outlook = next((i for i in range(index + 1, until) if words[i].is_word and "outlook" in classes(words[i])), None)
    if outlook is None or any(m.cue_index < index and m.forward for m in scan.marks):
        return
    phrase = None
    if is_agent(seen, index + 1) and index + 1 != outlook:
        phrase = read_phrase(seen, index + 1, outlook)
    if phrase is None:
        phrase = _subject_before(scan, index, clause_start(scan, index))
    if phrase is not None:
        mark = _add(scan, index, phrase, forward=True, clause=clause_start(scan, index))
        mark.end = max(mark.end, words[index].end)
