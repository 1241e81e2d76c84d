"""A recogniser's speed beside a BERT-base: `python benchmarks/recogniser.py [MODEL_DIR] [--articles corpus/articles]`.

Needs the extra `train`. Both read every sentence of the articles; ours also extracts them, which sends the title
and the sentences with a quantity alone to the model. BERT-base (12 layers of 768) has random weights, which take
the same time, float32, and batches of 32 in the order of the text, padded to the longest. One thread each, seconds
of CPU time; the peak memory is taken before torch is loaded.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import time
from collections.abc import Callable
from pathlib import Path

from tawatur.claims.models import Models
from tawatur.entities.recogniser import SHIPPED, Recogniser
from tawatur.entities.words import read_words
from tawatur.language import by_rules, extract, read_field
from tawatur.records import Article
from tawatur.text.scanner import TokenKind

BATCH = 32


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def sentences(article: Article) -> list[list[str]]:
    """The words of each sentence of an article, title first."""
    found = []
    for field in ("title", "body") if article.title else ("body",):
        reading = read_field(article, field)
        words = [w for w in read_words(reading.text, reading.tokens) if w.kind is not TokenKind.NEWLINE]
        for sentence in reading.sentences:
            inside = [reading.text[w.start : w.end] for w in words if sentence.start <= w.start < sentence.end]
            found.append(inside)
    return [words for words in found if words]


def bert_base(lengths: list[int]) -> float:
    """CPU seconds of a BERT-base for sentences of so many pieces."""
    import torch  # noqa: PLC0415 - its memory is not ours
    from transformers import BertConfig, BertForTokenClassification  # noqa: PLC0415

    torch.set_num_threads(1)
    model = BertForTokenClassification(BertConfig(vocab_size=30_000, num_labels=9)).eval()

    def work() -> None:
        with torch.no_grad():
            for at in range(0, len(lengths), BATCH):
                batch = lengths[at : at + BATCH]
                ids = torch.randint(5, 30_000, (len(batch), min(512, max(batch))))
                model(input_ids=ids, attention_mask=torch.ones_like(ids))

    return timed(work)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path, nargs="?", default=SHIPPED)
    parser.add_argument("--articles", type=Path, default=Path("corpus/articles"))
    parser.add_argument("--limit", type=int, default=10, help="how many articles")
    options = parser.parse_args()
    paths = sorted(options.articles.glob("*.json"))[: options.limit]
    articles = [Article.model_validate(json.loads(path.read_text("utf-8"))) for path in paths]
    recogniser = Recogniser(options.model)
    models = Models.load(options.model)
    extract(articles[0], models=models)  # tables and caches are filled

    words = [own for article in articles for own in sentences(article)]
    tagging = timed(lambda: recogniser.tag(words))
    plain = timed(lambda: [by_rules(article) for article in articles])
    named = timed(lambda: [extract(article, models=Models(recogniser)) for article in articles])
    whole = timed(lambda: [extract(article, models=models) for article in articles])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    other = bert_base([len(recogniser._pieces(own)[0]) for own in words])

    share, count = max(named - plain, 1e-9), len(articles)
    print(f"{platform.machine()}, Python {platform.python_version()}; {count} articles, {len(words)} sentences")
    print("sentences a second", *(f"{len(words) / seconds:.1f}" for seconds in (tagging, other)), sep="\t")
    print("names, ms an article", *(f"{1000 * seconds / count:.1f}" for seconds in (share, other)), sep="\t")
    print(f"times BERT-base: {other / tagging:.1f} a sentence, {other / share:.1f} an article")
    print(f"extraction, ms an article: {1000 * plain / count:.1f} by rules, {1000 * whole / count:.1f} with the models")
    print(f"peak memory, MB: {memory}")


if __name__ == "__main__":
    main()
