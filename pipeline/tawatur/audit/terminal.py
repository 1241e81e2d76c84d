"""Reviewing claims in the terminal: the same queue, the same reviews, the same corrections as in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tawatur.audit.correction import CorrectionError, corrected, fields_of
from tawatur.audit.difference import differences, label
from tawatur.audit.fields import REASONS, negative_classes
from tawatur.display.present import chain, moment, names, printed, review_reason, shown, value_parts
from tawatur.display.words import Words
from tawatur.errors import ReviewConflict, ReviewError, SpanError
from tawatur.records import Claim
from tawatur.store import Action, ClaimFilters, Store

Ask = Callable[[str], str]
_BATCH: Final = 50
# The Arabic letter on each key, so that the layout of the keyboard need not be changed.
_SAME_KEY: Final = {"ش": "a", "ق": "r", "ث": "e", "ا": "h", "ع": "u", "س": "s", "ض": "q", "؟": "?"}
_STYLES: Final = {
    "entity": "bold green",
    "metric": "blue",
    "date": "magenta",
    "source": "dark_orange3",
    "value": "bold reverse",
}


def review_in_terminal(
    store: Store, filters: ClaimFilters, *, reviewer: str, words: Words, console: Console, ask: Ask
) -> int:
    """Show claims one after the other and do what is asked; return how many were reviewed.

    Ends with the queue, with `q`, or with the end of the input.
    """
    desk = _Terminal(store, reviewer, words, console, ask)
    done = 0
    for claim in _queue(store, filters):
        try:
            done += desk.review(claim)
        except (EOFError, KeyboardInterrupt):
            break
        except _Quit:
            break
    console.print(words["progress_of"].format(reviewed=done, total=store.count_claims(**filters) + done))
    return done


def _queue(store: Store, filters: ClaimFilters) -> Iterator[Claim]:
    """Yield each claim of the queue once: those that were passed over are not offered again."""
    seen: set[str] = set()
    while True:
        # What was passed over stays in the store's queue, before what comes next.
        asked: ClaimFilters = {**filters, "limit": len(seen) + _BATCH}
        fresh = [claim for claim in store.claims(**asked) if claim.id not in seen]
        if not fresh:
            return
        for claim in fresh:
            seen.add(claim.id)
            yield claim


class _Quit(Exception):  # noqa: N818 - no error: somebody has had enough
    """Leave the queue."""


class _Terminal:
    """One reviewer at one terminal."""

    def __init__(self, store: Store, reviewer: str, words: Words, console: Console, ask: Ask) -> None:
        self._store, self._reviewer, self._words, self._console, self._ask = store, reviewer, words, console, ask

    def review(self, claim: Claim) -> bool:
        """Show a claim and ask until something is decided; tell whether it was reviewed."""
        self._show(claim)
        while True:
            key = self._ask("[a]ccept [r]eject [e]dit [h]istory [s]kip [q]uit [?] › ").strip().lower()[:1]
            match _SAME_KEY.get(key, key):
                case "a":
                    done = self._send(claim, "accept")
                case "r":
                    done = self._reject(claim)
                case "e":
                    done = self._correct(claim)
                case "u":
                    done = self._send(claim, "reopen")
                case "s" | "":
                    return False
                case "q":
                    raise _Quit
                case "h":
                    self._history(claim)
                    continue
                case _:
                    self._show(claim)
                    continue
            if done is not None:
                return done

    def _show(self, claim: Claim) -> None:
        words, slot = self._words, self._words.sections["slot"]
        entity, metric = names(claim, words)
        table = Table(show_header=False, box=None, padding=(0, 1))
        for name, text in (
            ("value", " ".join(part.text for part in value_parts(claim, words))),
            ("entity", entity or slot["unknown"]),
            ("metric", metric or slot["unknown"]),
            ("date", fields_of(claim)["date"] or _days(claim) or slot["unknown"]),
            ("source", " ← ".join(part.text for part in chain(claim, words))),
        ):
            table.add_row(Text(slot[name], style=_STYLES[name].replace("reverse", "")), Text(text))
        self._console.rule(Text(shown(f"{claim.article_id} · {claim.confidence:.0%}")))
        self._console.print(evidence_text(claim))
        self._console.print(table)

    def _history(self, claim: Claim) -> None:
        records = self._store.history(claim.id)
        if not records:
            self._console.print(self._words["no_history"])
        for record in records:
            line = (record.reviewer, self._words.name("action", record.action) or record.action, moment(record.at))
            self._console.print(Text(shown(" · ".join(line))))
            if record.reason:
                self._console.print(Text(f"  {review_reason(record.reason, self._words)}"))
            for change in differences(record.before, record.after, self._words):
                self._console.print(Text(f"  {change.label}: {change.before} → {change.after}"))

    def _reject(self, claim: Claim) -> bool | None:
        reasons = (*REASONS, *negative_classes())
        for number, key in enumerate(reasons, 1):
            name = self._words.name("reason", key) or self._words.name("negative", key) or key
            self._console.print(Text(f"{number:2} {name}"))
        chosen = self._ask(f"{self._words['reject_why']} › ").strip()
        if not chosen:
            return None
        # A number names a reason of ours; anything else is one's own words.
        known = chosen.isdecimal() and 1 <= int(chosen) <= len(reasons)
        return self._send(claim, "reject", reason=reasons[int(chosen) - 1] if known else f"other: {chosen}")

    def _correct(self, claim: Claim) -> bool | None:
        """Take `field = text` lines until an empty one."""
        article = self._store.article(claim.article_id)
        if article is None:
            return None
        before = fields_of(claim)
        for name, text in before.items():
            if text and not name.endswith(".at"):
                self._console.print(Text(shown(f"{name} = {text}   ({label(name, self._words)})")))
        changes: dict[str, str] = {}
        while line := self._ask("field = text › ").strip():
            name, sign, text = line.partition("=")
            if not sign or name.strip() not in before:
                self._console.print(Text(f"{name.strip()}: {self._words.sections['problem']['unknown_field']}"))
                continue
            changes[name.strip()] = text.strip()
        if not changes:
            return None
        try:
            changed = corrected(claim, article, changes)
        except CorrectionError as error:
            for field, (key, detail) in error.problems.items():
                line = f"{field}: {self._words.name('problem', key)} {detail if key == 'invalid' else ''}"
                self._console.print(Text(shown(line)), style="red")
            return None
        return self._send(claim, "correct", changes=changed, reason=self._ask(f"{self._words['why']} › ") or None)

    def _send(
        self, claim: Claim, action: Action, *, reason: str | None = None, changes: Claim | None = None
    ) -> bool | None:
        """Write the review; None where the store refuses it, which is said."""
        try:
            self._store.review(
                claim.id,
                reviewer=self._reviewer,
                action=action,
                reason=reason,
                changes=changes,
                expected=claim.review.revision,
            )
        except ReviewConflict as error:
            self._console.print(Text(f"{self._words['conflict']}: {shown(str(error))}"), style="red")
            self._history(claim)
            return False
        except (ReviewError, SpanError) as error:
            self._console.print(Text(shown(str(error))), style="red")
            return None
        said = self._words.name("did", action) or action
        self._console.print(Text(f"{said}: {printed(claim)}"), style="green")
        return True


def _days(claim: Claim) -> str:
    date = claim.date
    return f"{date.from_ or ''} – {date.to or ''}" if date and (date.from_ or date.to) else ""


def evidence_text(claim: Claim) -> Text:
    """The evidence as printed, with the words of each slot in its style."""
    start = claim.evidence.start
    text = Text(claim.evidence.text)
    members = [m for m in claim.source.chain if m.field in (None, claim.evidence.field)]
    spans = [(name.split(".")[0], span.start, span.end) for name, span in claim.spans()]
    spans += [("source", m.start, m.end) for m in members if m.start is not None and m.end is not None]
    for slot in ("source", "date", "metric", "entity", "value"):  # the value is seen over the others
        for name, first, last in spans:
            if name == slot and start <= first and last <= claim.evidence.end:
                text.stylize(_STYLES[slot], first - start, last - start)
    # A terminal turns what an override tells it to turn.
    text.plain = shown_flat(text.plain)
    return text


def shown_flat(text: str) -> str:
    """Replace each mark that turns the order, and each control character, by one that is as long."""
    return "".join("\ufffd" if c in "\u202d\u202e" or (c < " " and c != "\n") or c == "\x7f" else c for c in text)
