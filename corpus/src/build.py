"""Rebuilds the corpus from the marked-up articles: `python corpus/src/build.py [--out DIR]`."""

import argparse
import pathlib
import shutil

from gold import write_gold
from pages import write_pages
from stats import write_stats

CORPUS = pathlib.Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=pathlib.Path, default=CORPUS, help="where to write (default: the corpus folder)")
    out = parser.parse_args().out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    if out != CORPUS:
        shutil.copy(CORPUS / "GUIDELINE.md", out)  # its appendices are made anew
    for write in (write_gold, write_pages, write_stats):
        print(write(out))


if __name__ == "__main__":
    main()
