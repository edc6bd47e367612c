"""Graphs on disk: Turtle for people, written whole or not at all, and read back."""
from __future__ import annotations

from kg.store.files import CLAIMS_FILE, GRAPH_FILE, StoreError, write_build
from kg.store.turtle import to_turtle

__all__ = ["CLAIMS_FILE", "GRAPH_FILE", "StoreError", "to_turtle", "write_build"]
