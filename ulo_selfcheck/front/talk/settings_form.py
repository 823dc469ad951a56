"""What is asked about the program itself."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any, NamedTuple

from ulo_selfcheck.front import settings as preferences
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.spoken_extra import spoken_problem
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Asker, Option
from ulo_selfcheck.ground.problem import reason

SettingsForm = Callable[[Settings, Asker], Coroutine[Any, Any, Settings]]
"""A conversation about the settings; it gives them as they are then."""

COLOURS = "Which colours can everyone here read, in the full screen?"
THEMES = {
    "evening": "Evening: calm and dark",
    "daylight": "Daylight: calm and light",
    "dark": "White on black",
    "light": "Black on white",
    "cream": "Dark on cream",
    "terminal": "Your terminal's own",
}


class _Setting(NamedTuple):
    """One thing that can be chosen: the field that keeps it, its name in the list, what is asked, and the values."""

    field: str
    name: str
    question: str
    words: Mapping[str, str]


_THEME = _Setting("theme", "Colours", COLOURS, THEMES)
_WAIT = _Setting(
    "wait",
    "Wait after an answer",
    "Should lines of text wait after each answer?",
    {"on": "Yes. Stay at the question until you press Enter", "off": "No. Go straight on"},
)
_SETTINGS: Mapping[str, Sequence[_Setting]] = {
    "Both ways of using it": (
        _Setting(
            "mode",
            "How you use this",
            "How do you want to use this?",
            {"plain": "Lines of text", "full-screen": "The full screen"},
        ),
        _Setting(
            "wording",
            "Words that come first",
            "Which words come first?",
            {"plain": "Plain words", "full": "The full wording"},
        ),
    ),
    "Lines of text": (
        _Setting(
            "hints",
            "Hints on what to type",
            "How much should we say about what you can type?",
            {"full": "All, twice", "short": "A little", "none": "Nothing"},
        ),
        _WAIT,
        _Setting(
            "answers",
            "What answers look like",
            "What should lines of text say of the answers to a question?",
            {
                "with-meaning": "Each with what it looks like",
                "names": "Their names alone. I type help and a number to hear what one looks like",
            },
        ),
        _Setting(
            "lines",
            "Lines one after another",
            "Should lines of text come one after another?",
            {"paced": "Yes, so that a screen reader says each line", "at-once": "No. All at once"},
        ),
        _Setting(
            "aloud",
            "Read aloud",
            "Should the computer read lines of text aloud?",
            {
                "always": "Yes. The next key stops it. This is for people who use no screen reader",
                "when-asked": "Only when I type read",
            },
        ),
    ),
    "The full screen": (
        _THEME,
        _Setting(
            "beside",
            "Show help at the side",
            "Should a wide screen show what helps beside a question? A screen reader says it with each row.",
            {"shown": "Yes", "hidden": "No"},
        ),
        _Setting(
            "cursor",
            "Show the cursor",
            "Should the cursor be shown, in the full screen?",
            {"shown": "Yes", "hidden": "No"},
        ),
        _Setting(
            "timer",
            "Show how long you talk",
            "Should the full screen say how long you have talked about a question?",
            {"on": "Yes, in minutes, at the top", "off": "No"},
        ),
        _Setting(
            "mouse", "Use the mouse", "Should the mouse work, in the full screen?", {"on": "Yes", "off": "No"}
        ),
        _Setting(
            "shortcuts",
            "Use letters as shortcuts",
            "Should digits and letters be shortcuts, in the full screen?",
            {"on": "Yes", "off": "No. Use the arrow keys, Space and Enter"},
        ),
        _Setting(
            "spoken",
            "Speak buttons and boxes",
            "Should the full screen tell a screen reader on Linux what is a button, a box, a chosen answer?",
            {
                "on": "Yes. This is new. help heard says how it went",
                "off": "No. It reads the lines of the window",
            },
        ),
    ),
}
"""The settings by what they are about. Whoever listens to them all comes first."""


async def settings(now: Settings, ask: Asker) -> Settings:
    """Ask which setting to change, keep it, and give the settings as they are then."""
    options = [Option(one.name, _now(now, one), group) for group, ours in _SETTINGS.items() for one in ours]
    wanted = await ask.choose("Which setting do you want to change?", options)
    if wanted is None:
        return now
    return await _change(now, [one for ours in _SETTINGS.values() for one in ours][wanted], ask)


async def colours(now: Settings, ask: Asker) -> Settings:
    """Ask for the colours of the full screen alone, as at the start of a sitting."""
    return await _change(now, _THEME, ask)


async def _change(now: Settings, setting: _Setting, ask: Asker) -> Settings:
    values = list(setting.words)
    current = getattr(now, setting.field)
    chosen = await ask.choose(
        setting.question,
        list(setting.words.values()),
        values.index(current) if current in values else None,
    )
    if chosen is None:
        await ask.say(NOTHING_CHANGED)
        return now
    if setting.field == "spoken" and values[chosen] == "on" and (problem := spoken_problem()):
        await ask.say(f"Problem: {problem}")
        return now
    return await _kept(preferences.changed(now, **{setting.field: values[chosen]}), ask)


async def offer_to_wait(now: Settings, ask: Asker) -> Settings:
    """Ask whoever guides, once, whether to wait after each answer; the full screen does so already."""
    await ask.say("You guide others. You may want time after an answer, for a note or to count views.")
    chosen = await ask.choose(_WAIT.question, list(_WAIT.words.values()))
    if chosen is None:
        return now
    return await _kept(preferences.changed(now, wait=list(_WAIT.words)[chosen]), ask)


async def _kept(now: Settings, ask: Asker) -> Settings:
    try:
        preferences.save(now)
        await ask.say("Your setting is kept.")
    except OSError as error:
        await ask.say(f"Problem: your setting could not be kept: {reason(error)}. It holds until you leave.")
    return now


def _now(settings: Settings, setting: _Setting) -> str:
    """Return what is chosen now, in its first words."""
    return setting.words.get(getattr(settings, setting.field), "Not chosen yet").partition(". ")[0]
