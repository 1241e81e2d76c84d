"""Times: dates, intervals, durations and relative words, in every calendar the Arab press uses.

«الربع الثاني من 2025», «1446هـ», «أول من أمس», «الأشهر التسعة الأولى من العام»: each becomes a `Period`, a
half-open interval with its grain, its calendar and how it was resolved, or stays open and says why.
"""

from tawatur.times.calendars import weeks_begin
from tawatur.times.reader import read_times

__all__ = ["read_times", "weeks_begin"]
