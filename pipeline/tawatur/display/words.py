"""The words of pages in Arabic and English, read from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final, Literal

from babel import Locale

Language = Literal["ar", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("ar", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language, by section and key; `plurals` by what is counted."""

    language: Language
    sections: Mapping[str, Mapping[str, str]]
    plurals: Mapping[str, Mapping[str, str]]

    def __getitem__(self, key: str) -> str:
        """The word of a page's key: `words["articles"]` is المقالات."""
        return self.sections["page"][key]

    def name(self, section: str, key: str | None) -> str | None:
        """The word of a key in a section; None where the table has none."""
        return self.sections[section].get(key) if key else None

    def count(self, what: str, number: int) -> str:
        """Say how many, in the form that the number asks for: مصدران مستقلان، 3 مصادر مستقلة، 11 مصدرا مستقلا."""
        forms = self.plurals[what]
        return forms.get(_locale(self.language).plural_form(Decimal(number)), forms["other"]).format(n=number)


def words(language: Language) -> Words:
    """Return the words of a language."""
    return _read()[language]


def words_beside(package: str, language: Language) -> Words:
    """Return the words of a language with those of a package's own `words.toml` before them."""
    common, own = words(language), _read(package)[language]
    sections = {name: {**common.sections.get(name, {}), **rows} for name, rows in own.sections.items()}
    return Words(language, {**common.sections, **sections}, {**common.plurals, **own.plurals})


@lru_cache(maxsize=4)
def _read(package: str = __package__) -> dict[Language, Words]:
    tables: dict[str, Any] = tomllib.loads(files(package).joinpath("words.toml").read_text("utf-8"))
    plural: dict[str, dict[str, list[str]]] = tables.pop("plural")
    return {
        language: Words(
            language,
            {name: {key: both[at] for key, both in rows.items()} for name, rows in tables.items()},
            {name: {form: both[at] for form, both in rows.items()} for name, rows in plural.items()},
        )
        for at, language in enumerate(LANGUAGES)
    }


@lru_cache(maxsize=len(LANGUAGES))
def _locale(language: Language) -> Locale:
    return Locale(language)
