"""Agreement: which claims can be compared, whether they agree, and how many independent sources stand behind them."""

from tawatur.agreement.crosscheck import agree
from tawatur.agreement.report import render_html, table

__all__ = ["agree", "render_html", "table"]
