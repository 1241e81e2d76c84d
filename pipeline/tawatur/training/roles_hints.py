"""What the frames say of the numbers of annotated sentences and articles: the tagger is told it, as at work."""

from __future__ import annotations

from tawatur.claims.choosing import Answer, Slot, answers, heard_of
from tawatur.claims.pointing import Role
from tawatur.language import by_rules
from tawatur.records import Article, Claim
from tawatur.training.articles import ArticleRecord
from tawatur.training.sentences import Mark, Record


def hints_of(record: Record | ArticleRecord) -> dict[Mark, dict[Role, Mark]]:
    """Return what the frames say of each number of a text that they make a claim of, as marks of the text."""
    article, shift = _article(record)
    said = []
    for claim in by_rules(article, labels=False).claims:
        if claim.evidence.kind != "table_row":
            by = 0 if claim.evidence.field == "title" else shift
            heard = heard_of(answers_in(claim))
            roles = {role: Mark(start + by, end + by) for role, (start, end) in heard.items()}
            said.append((Mark(claim.value.start + by, claim.value.end + by), roles))
    numbers = [*(value.span for value in record.values), *(negative.span for negative in record.negatives)]
    found = {}
    for span in numbers:
        own = next((roles for mark, roles in said if mark.start < span.end and span.start < mark.end), None)
        if own is not None:
            found[span] = own
    return found


def _article(record: Record | ArticleRecord) -> tuple[Article, int]:
    if isinstance(record, Record):
        return Article(id=record.id, body=record.text), 0
    return Article(id=record.id, title=record.title, body=record.body, date=record.date), len(record.title) + 1


def answers_in(claim: Claim) -> dict[Slot, Answer]:
    """Return what the frames bound in a claim of theirs."""
    return answers(
        claim.provenance.by, claim.evidence,
        entity=claim.entity, metric=claim.metric, date=claim.date, source=claim.source,
    )  # fmt: skip
