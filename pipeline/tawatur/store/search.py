"""Full text: which articles and claims hold the words asked for.

What is searched is folded, never the raw text: «شركه» finds «الشركة», «وللشركة» and «شركة». Each word is kept as it
is printed, without its proclitics, and without its article. SQLite keeps the words in FTS5, PostgreSQL in a tsvector
whose lexemes are written here: its own parser would cut Arabic words and numbers in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal

from sqlalchemy import ColumnElement, Connection, Integer, SQLColumnExpression, column, select, table, text
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects.postgresql import TSQUERY

from tawatur.records import Article, Claim
from tawatur.store.batches import batches
from tawatur.text.scanner import Token, TokenKind, scan

Searched = Literal["article", "claim"]
_ARTICLE: Final = "ال"
_SHORTEST: Final = 2  # letters that must be left of a word whose article is cut off
_LONGEST: Final = 200  # code points of one word; what is longer is cut
_MOST_BYTES: Final = 900_000  # of the words of one text: a tsvector holds a megabyte
_MOST_ASKED: Final = 32  # words of one question
_DIGITS: Final = {ord(d): str(n % 10) for n, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")} | {ord("٫"): "."}
_WORDS: Final = frozenset({TokenKind.WORD, TokenKind.NUMBER, TokenKind.LATIN, TokenKind.PROCLITIC})


def printed_words(raw: str) -> Iterator[tuple[str, ...]]:
    """Yield each word of a text in the forms in which it is found.

    >>> list(printed_words("وللشركة 17.1%"))
    [('وللشركه', 'لشركه', 'شركه'), ('17.1',)]
    """
    before: list[Token] = []
    for token in scan(raw):
        if before and before[-1].end != token.start:
            yield from _forms(before)
            before = []
        if token.kind in _WORDS:
            before.append(token)
            if token.kind is TokenKind.PROCLITIC:
                continue
        yield from _forms(before)
        before = []
    yield from _forms(before)


def _forms(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """The forms of one printed word: its proclitics, and what they stand before."""
    if not tokens:
        return
    *proclitics, last = tokens
    whole, rest = _plain("".join(token.norm for token in tokens)), _plain(last.norm)
    found = [whole, rest]
    if last.kind is TokenKind.WORD:
        # «للشركة» is «ل», «لشركة»: of its article one letter is left.
        assimilated = bool(proclitics) and proclitics[-1].norm == "ل" and rest.startswith("ل")
        article = 1 if assimilated else len(_ARTICLE) if rest.startswith(_ARTICLE) else 0
        if article and len(rest) - article >= _SHORTEST:
            found.append(rest[article:])
    forms = tuple(dict.fromkeys(form for form in found if form))
    if forms:
        yield forms


def _plain(word: str) -> str:
    """Letters, digits and the decimal point only: what both databases take as one word."""
    kept = "".join(letter for letter in word.translate(_DIGITS) if letter.isalnum() or letter == ".")
    return kept.strip(".")[:_LONGEST]


@lru_cache(maxsize=256)
def words_of(*texts: str | None) -> tuple[str, ...]:
    """Return the words of some texts in all their forms, each once; of very long texts, the first ones."""
    found: dict[str, None] = {}
    size = 0
    for raw in texts:
        for forms in printed_words(raw or ""):
            for form in forms:
                if form not in found:
                    found[form] = None
                    size += len(form.encode("utf-8", "replace")) + 8
            if size > _MOST_BYTES:
                return tuple(found)
    return tuple(found)


def index_articles(connection: Connection, articles: Iterable[tuple[int, Article]]) -> None:
    """Let articles be found by the words of title, body and outlet."""
    rows = ((key, words_of(one.title, one.body, one.outlet)) for key, one in articles)
    _index(connection, "article", rows)


def index_claims(connection: Connection, claims: Iterable[tuple[int, Claim]]) -> None:
    """Let claims be found by the words of their evidence, and by the names of what it is about and who says it."""
    _index(connection, "claim", ((key, _claim_words(claim)) for key, claim in claims))


def _claim_words(claim: Claim) -> tuple[str, ...]:
    entity, metric, of = claim.entity, claim.metric, claim.metric.of
    names = [claim.source.outlet, metric.text, metric.name and metric.name.replace("_", " "), claim.value.unit]
    names += [entity.text, entity.canonical] if entity else []
    names += [of.text, of.canonical] if of else []
    names += [name for member in claim.source.chain for name in (member.name, member.canonical)]
    # The evidence apart: the claims of one sentence share it.
    return tuple(dict.fromkeys((*words_of(claim.evidence.text), *words_of(*names))))


def _index(connection: Connection, what: Searched, rows: Iterable[tuple[int, tuple[str, ...]]]) -> None:
    if connection.dialect.name == "postgresql":
        statement = text(
            f"INSERT INTO {what}_words (key, words) VALUES (:key, array_to_tsvector(CAST(:words AS text[]))) "  # noqa: S608
            "ON CONFLICT (key) DO UPDATE SET words = excluded.words"
        )
        for batch in batches(rows):
            connection.execute(statement, [{"key": key, "words": list(words)} for key, words in batch])
        return
    statement = text(f"INSERT OR REPLACE INTO {what}_words (rowid, words) VALUES (:key, :words)")  # noqa: S608
    for batch in batches(rows):
        connection.execute(statement, [{"key": key, "words": " ".join(words)} for key, words in batch])


def is_asked(question: str | None) -> bool:
    """Tell whether a question asks for anything; a blank one does not."""
    return bool(question and question.strip())


def found_in(what: Searched, key: SQLColumnExpression[int], question: str, dialect: str) -> ColumnElement[bool]:
    """The condition that a row holds every word of a question, each in any of its forms.

    A word that ends in `*` stands for all that begin with it. A question without any word finds nothing.
    """
    asked = list(_asked(question))
    if dialect == "postgresql":
        expression = " & ".join(
            "(" + " | ".join(f"'{form}'{':*' if prefix else ''}" for form in forms) + ")" for forms, prefix in asked
        )
        words = table(f"{what}_words", column("key", Integer), column("words"))
        match = words.c.words.op("@@")(sql_cast(expression, TSQUERY))
        return key.in_(select(words.c.key).where(match if asked else text("false")))
    expression = " AND ".join(
        "(" + " OR ".join(f'"{form}"{"*" if prefix else ""}' for form in forms) + ")" for forms, prefix in asked
    )
    words = table(f"{what}_words", column("rowid", Integer), column("words"))
    match = column(f"{what}_words", _selectable=words).op("MATCH")(expression)
    return key.in_(select(words.c.rowid).where(match if asked else text("0")))


def claim_holds(claim: Claim, question: str) -> bool:
    """Tell of a claim outside a database what `found_in` asks of those within."""
    words = _claim_words(claim)
    asked = list(_asked(question))
    return bool(asked) and all(
        any(any(word.startswith(form) for word in words) if prefix else form in words for form in forms)
        for forms, prefix in asked
    )


def _asked(question: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield the words of a question in their forms, and whether each is only a beginning."""
    count = 0
    for part in question.split():
        prefix = part.endswith("*") and len(part) > 1
        for forms in printed_words(part):
            count += 1
            if count > _MOST_ASKED:
                return
            yield forms, prefix
