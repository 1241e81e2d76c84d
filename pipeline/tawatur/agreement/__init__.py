"""Agreement: which claims can be compared, whether they agree, and how many independent sources stand behind them."""

from tawatur.agreement.arithmetic import FigureWarning, check_arithmetic
from tawatur.agreement.check import CheckResult, check, check_table
from tawatur.agreement.crosscheck import Crosscheck, agree, agree_stream
from tawatur.agreement.report import render_html, table

__all__ = [
    "CheckResult",
    "Crosscheck",
    "FigureWarning",
    "agree",
    "agree_stream",
    "check",
    "check_arithmetic",
    "check_table",
    "render_html",
    "table",
]
