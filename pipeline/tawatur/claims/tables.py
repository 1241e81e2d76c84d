"""Tables: what a cell says, from its row header, its column header and the caption."""

from __future__ import annotations
