"""Our themes: two calm ones with an accent a group, four of two colours each. The visual language: docs/look.md.

Every pair of letters and ground that is drawn is at 7:1 or better (WCAG 2.2 arithmetic); where a theme has two
colours only, everything is as clear as the clearest thing. The terminal's own colours are its owner's choice.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textual.theme import Theme

ACCENTS = 5
"""Accents a theme has; a sixth group begins again at the first."""


class _Palette(NamedTuple):
    """What a theme draws with. Each ground is named with the letters on it."""

    page: str
    letters: str
    quiet: str
    panel: str
    saved: str
    chosen: tuple[str, str]
    focus: tuple[str, str]
    chip: tuple[str, str]
    band: str
    """The letters on the band at the top, whose ground is the accent of the group."""
    accents: Sequence[str]
    focus_style: str = "bold"
    chip_style: str = "none"
    """How the band and the names of keys are set off: the terminal's own theme has no colours to do it with."""


_EVENING = _Palette(
    page="#10161d",
    letters="#eff3f5",
    quiet="#b9c5ce",
    panel="#1b252f",
    saved="#9fe08c",
    chosen=("#1d4560", "#ffffff"),
    focus=("#ffffff", "#10161d"),
    chip=("#c3ced6", "#10161d"),
    band="#10161d",
    accents=("#7fd6c2", "#cbbcff", "#f6cb7d", "#ffb7c2", "#9fd3ff"),
)
_DAYLIGHT = _Palette(
    page="#fcfbf7",
    letters="#15202a",
    quiet="#3d4852",
    panel="#eeece3",
    saved="#1a5420",
    chosen=("#cde2f0", "#0b1a26"),
    focus=("#15202a", "#ffffff"),
    chip=("#3d4852", "#ffffff"),
    band="#ffffff",
    accents=("#004f47", "#4a2a92", "#6b3600", "#85103f", "#0a4675"),
)


def _two_colours(letters: str, page: str) -> _Palette:
    """Return a palette of two colours: the focus, the chips and the band reverse them."""
    turned = (letters, page)
    return _Palette(
        page=page,
        letters=letters,
        quiet=letters,
        panel=page,
        saved=letters,
        chosen=(page, letters),
        focus=turned,
        chip=turned,
        band=page,
        accents=(letters,) * ACCENTS,
    )


_TERMINAL = _two_colours("ansi_default", "ansi_default")._replace(
    focus_style="bold reverse", chip_style="reverse"
)


def _theme(name: str, palette: _Palette, *, dark: bool = True, ansi: bool = False) -> Theme:
    letters, page = palette.letters, palette.page
    own = {"ansi-background": page, "ansi-foreground": letters, "input-cursor-text-style": "reverse"}
    return Theme(
        name=name,
        ansi=ansi,
        primary=letters,
        secondary=letters,
        warning=letters,
        error=letters,
        success=letters,
        accent=letters,
        foreground=letters,
        background=page,
        surface=page,
        panel=page,
        boost=page,
        dark=dark,
        luminosity_spread=0,
        text_alpha=1,
        variables={**_of_textual(letters, page), **_ours(palette), **(own if ansi else {})},
    )


def _ours(palette: _Palette) -> Mapping[str, str]:
    """Return the variables that our styles are written with."""
    grounds = {"chosen": palette.chosen, "focus": palette.focus, "chip": palette.chip}
    return {
        "quiet": palette.quiet,
        "panel-ground": palette.panel,
        "saved": palette.saved,
        "band-letters": palette.band,
        "focus-style": palette.focus_style,
        "chip-style": palette.chip_style,
        "band-style": palette.chip_style,
        **{f"{name}-ground": ground for name, (ground, _letters) in grounds.items()},
        **{f"{name}-letters": letters for name, (_ground, letters) in grounds.items()},
        **{f"accent-{number}": colour for number, colour in enumerate(palette.accents)},
    }


def _of_textual(letters: str, page: str) -> Mapping[str, str]:
    """Return the variables that Textual's own widgets are drawn with."""
    fore = (
        "text text-muted text-disabled foreground-muted foreground-disabled border border-blurred "
        "block-cursor-background input-cursor-background input-selection-background scrollbar "
        "scrollbar-hover scrollbar-active link-color text-primary text-secondary text-warning text-error "
        "text-success text-accent screen-selection-background"
    )
    back = (
        "block-cursor-foreground block-cursor-blurred-background block-hover-background input-cursor-foreground "
        "input-selection-foreground scrollbar-background scrollbar-background-hover scrollbar-background-active "
        "scrollbar-corner-color screen-selection-foreground"
    )
    names = dict.fromkeys(fore.split(), letters) | dict.fromkeys(back.split(), page)
    return names | {"block-cursor-blurred-foreground": letters}


THEMES = (
    _theme("evening", _EVENING),
    _theme("daylight", _DAYLIGHT, dark=False),
    _theme("dark", _two_colours("#ffffff", "#000000")),
    _theme("light", _two_colours("#000000", "#ffffff"), dark=False),
    _theme("cream", _two_colours("#1a1a1a", "#fff8dc"), dark=False),
    _theme("terminal", _TERMINAL, ansi=True),
)
