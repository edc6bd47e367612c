"""The font that comes with plankg, its licence, and how it was made."""
