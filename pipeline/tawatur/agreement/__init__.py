"""Agreement: which claims can be compared, whether they agree, and how many independent sources stand behind them."""

from tawatur.agreement.arithmetic import FigureWarning, check_arithmetic
from tawatur.agreement.crosscheck import Crosscheck, agree, agree_stream
from tawatur.agreement.report import render_html, table

__all__ = ["Crosscheck", "FigureWarning", "agree", "agree_stream", "check_arithmetic", "render_html", "table"]
