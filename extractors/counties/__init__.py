"""Which county a plan is for and which years it covers: the national table of divisions and two readers of title and text."""
from __future__ import annotations

from extractors.counties.find import find_county
from extractors.counties.period import find_period
from extractors.counties.table import place_names

__all__ = ["find_county", "find_period", "place_names"]
