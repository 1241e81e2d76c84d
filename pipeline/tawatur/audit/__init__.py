"""The review page: articles with their claims highlighted in place."""

from tawatur.audit.app import create_app

__all__ = ["create_app"]
