"""What the pool's tests let it run: importable by name, so that worker processes find it.

A stand-in for an extraction: importing the rooms that make real ones would slow each worker's start.
"""

import os
import signal
import time
from types import SimpleNamespace

from tawatur.records import Article, Rejection


def extract(article: Article) -> SimpleNamespace:
    """Reject one number; misbehave as the body says."""
    match article.body:
        case "raise":
            raise ValueError("the sentence\nhas no end")
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "slow":
            time.sleep(0.3)
        case "pid":
            return SimpleNamespace(claims=(), rejections=(_rejection(article, str(os.getpid())),))
    return SimpleNamespace(claims=(), rejections=(_rejection(article, article.body),))


def _rejection(article: Article, text: str) -> Rejection:
    row = {
        "article_id": article.id,
        "field": "body",
        "text": text,
        "start": 0,
        "end": len(text),
        "class": "date",
        "why": "x",
    }
    return Rejection.model_validate(row)
