"""Numbers, units, currencies and comparators, read off one text as proposals.

>>> from tawatur.quantities import read_quantities
>>> [(q.text, str(q.number), q.unit) for q in read_quantities("بلغ 33.7 مليون مستخدم")]
[('33.7 مليون', '33700000', 'مستخدم')]
"""

from tawatur.quantities.countries import likely_country
from tawatur.quantities.reader import read_quantities

__all__ = ["likely_country", "read_quantities"]
