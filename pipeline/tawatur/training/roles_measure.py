"""Measures a directory as it ships: `python -m tawatur.training.roles_measure MODEL_DIR --gold corpus`.

The figures are those of `roles_scores`, from onnxruntime and 8 bits, on annotated sentences or on the gold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from tawatur.claims.learned import RoleReader
from tawatur.claims.pointing import KINDS, ROLES
from tawatur.entities.recogniser import Recogniser
from tawatur.training.roles_data import Example, other_numbers, printed_words, targets
from tawatur.training.roles_gold import GOLD_ROLES, read_gold
from tawatur.training.roles_scores import Found, score
from tawatur.training.sentences import Record, read_sentences


def ask(records: Iterable[Record], recogniser: Recogniser, reader: RoleReader) -> list[Found]:
    """Ask for every marked number of some sentences, one by one."""
    found = []
    for record in records:
        words = printed_words(record.text)
        states = recogniser.recognise(record.text, words, [(0, len(record.text))]).states.get(0)
        if states is None:
            continue
        others = other_numbers(record.text)
        item = Example(record, words, (), (*range(len(words) + 1),), tuple(targets(record, words, others)))
        for target in item.targets:
            rest = [m for m in others if m.end <= target.span.start or target.span.end <= m.start]
            (said,) = reader.read(record.text, states, [target.span], others=rest)
            if said is not None:
                first = np.stack([said.roles[role].first for role in ROLES])
                last = np.stack([said.roles[role].last for role in ROLES])
                claim = float(np.log(max(said.claim, 1e-9) / max(1 - said.claim, 1e-9)))
                found.append(
                    Found(item, target, first, last, claim, np.array([said.kinds[k] for k in KINDS], np.float32))
                )
    return found


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--sentences", nargs="*", type=Path, default=[])
    parser.add_argument("--gold", type=Path)
    options = parser.parse_args()
    recogniser, reader = Recogniser(options.model), RoleReader(options.model)
    figures = {}
    if options.sentences:
        records = [record for path in options.sentences for record in read_sentences(path)]
        figures["sentences"] = score(ask(records, recogniser, reader))
    if options.gold:
        figures["gold"] = score(ask(read_gold(options.gold), recogniser, reader), roles=GOLD_ROLES)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
