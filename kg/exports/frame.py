"""The page around a diagram: where title, subtitle, goals, the diagram itself, legend and page number stand, in points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of `width` by `height` points; `left` and `right` are its margins, `top` where the title begins, `bottom` the foot's
    height. Titles of `title_size` take `title_height`."""

    width: float = 960.0
    height: float = 540.0
    left: float = 36.0
    right: float = 36.0
    top: float = 20.0
    title_height: float = 42.0
    title_size: float = 28.0
    bottom: float = 36.0

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def subtitle_top(self) -> float:
        return self.top + self.title_height

    @property
    def note_top(self) -> float:
        return self.subtitle_top + 22

    @property
    def foot(self) -> float:
        """The middle of the foot line."""
        return self.height - self.bottom / 2

    def area_top(self, note: bool) -> float:
        """Where the diagram begins, with a line of goals above it or without."""
        return self.subtitle_top + (50 if note else 32)

    def area_height(self, note: bool) -> float:
        """How high the diagram may be."""
        return self.height - self.bottom - self.area_top(note) - 6
