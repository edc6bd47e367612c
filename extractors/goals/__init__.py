"""Goals: target numbers in tables and text, and positionings (what a county, industry or park is to become)."""
