"""Four themes of our own. Each has two colours only, so that everything is as clear as the clearest thing.

Contrast of text (WCAG 2.2 arithmetic): dark 21:1, light 21:1, cream 15.9:1; the terminal's own is its owner's choice.
"""

from textual.theme import Theme


def _two_colours(name: str, foreground: str, background: str, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=foreground,
        secondary=foreground,
        warning=foreground,
        error=foreground,
        success=foreground,
        accent=foreground,
        foreground=foreground,
        background=background,
        surface=background,
        panel=background,
        boost=background,
        dark=dark,
        luminosity_spread=0,
        text_alpha=1,
        variables=_variables(foreground, background),
    )


def _variables(foreground: str, background: str) -> dict[str, str]:
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
    names = dict.fromkeys(fore.split(), foreground) | dict.fromkeys(back.split(), background)
    return names | {"block-cursor-blurred-foreground": foreground, "block-cursor-text-style": "bold"}


_TERMINAL = Theme(
    name="terminal",
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    success="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables=_variables("ansi_default", "ansi_default")
    | {
        "block-cursor-text-style": "bold underline",
        "input-cursor-text-style": "reverse",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
    },
)

THEMES = (
    _two_colours("dark", "#ffffff", "#000000", dark=True),
    _two_colours("light", "#000000", "#ffffff", dark=False),
    _two_colours("cream", "#1a1a1a", "#fff8dc", dark=False),
    _TERMINAL,
)
