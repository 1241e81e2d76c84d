"""Agreement: which claims can be compared, whether they agree, and how many independent sources stand behind them."""

from tawatur.agreement.crosscheck import agree

__all__ = ["agree"]
