"""The colours of the groups: clear to read (7:1 or better) on their ground, and none says anything alone."""

GROUPS = ("#00594f", "#4a2a8a", "#7a3300")
"""On white paper, in the order of the groups; a fourth begins again."""
GROUPS_ON_DARK = ("#7fd8c4", "#c9b8ff", "#ffbd94")


ACCENT = "#0b3d73"
"""Of titles and headings, on white."""


def of_group(number: int) -> str:
    """Return the colour of a group on white, by its place, counted from 0."""
    return GROUPS[number % len(GROUPS)]
