"""The spaCy tokenizer for Arabic news: the scanner's tokens as a Doc whose text is the input, unchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from tawatur.text.scanner import scan

NAME: Final = "tawatur.ArabicTokenizer.v1"


class ArabicTokenizer:
    """Turn a text into a Doc: `doc.text` is the text to the last code point, `token.norm_` the folded form.

    It has no settings; what spaCy asks of a tokenizer for saving a pipeline is there and empty.

    >>> nlp = spacy.blank("ar")
    >>> nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    >>> [token.text for token in nlp("زاد 17.1% للشركة")]
    ['زاد', '17.1%', 'ل', 'لشركة']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenise one text."""
        tokens = scan(text)
        words = [token.text for token in tokens]
        norms = [token.norm for token in tokens]
        # The scanner leaves out single blanks: a gap before the next token is one.
        starts = [*(token.start for token in tokens), len(text)]
        spaces = [start > token.end for token, start in zip(tokens, starts[1:], strict=True)]
        if starts[0] > 0:  # and one before the first
            words, norms, spaces = [" ", *words], [" ", *norms], [False, *spaces]
        doc = Doc(self.vocab, words=words, spaces=spaces)
        for spacy_token, norm in zip(doc, norms, strict=True):
            if norm and spacy_token.norm_ != norm:
                spacy_token.norm_ = norm
        return doc

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterable[Doc]:
        """Tokenise many texts, in order."""
        return map(self, texts)

    def to_bytes(self, **_: Any) -> bytes:  # noqa: ANN401 - spaCy passes `exclude` and more; there is nothing to leave out
        """Return the state: none."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> ArabicTokenizer:  # noqa: ANN401
        """Take the state: none."""
        return self

    def to_disk(self, path: str | Path, **_: Any) -> None:  # noqa: ANN401
        """Write the state: an empty file, which tells spaCy that the part was saved."""
        Path(path).write_bytes(b"")

    def from_disk(self, _path: str | Path, **_: Any) -> ArabicTokenizer:  # noqa: ANN401
        """Read the state: none."""
        return self

    def __reduce__(self) -> tuple[type[ArabicTokenizer], tuple[Vocab]]:
        return ArabicTokenizer, (self.vocab,)


@registry.tokenizers(NAME)  # type: ignore[untyped-decorator]  # spaCy leaves its registries untyped
def make_arabic_tokenizer() -> Callable[[Language], ArabicTokenizer]:
    """Return what makes the tokenizer; a config names it by `@tokenizers = "tawatur.ArabicTokenizer.v1"`."""

    def make(nlp: Language) -> ArabicTokenizer:
        return ArabicTokenizer(nlp.vocab)

    return make
