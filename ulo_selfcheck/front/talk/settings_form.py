"""What is asked about the program itself."""

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from ulo_selfcheck.front import settings as preferences
from ulo_selfcheck.front.settings import Settings
from ulo_selfcheck.front.talk.asker import NOTHING_CHANGED, Asker
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
_SETTINGS = (
    ("mode", "How do you want to use this?", {"plain": "Lines of text", "full-screen": "The full screen"}),
    (
        "hints",
        "How much should we say about what you can type?",
        {"full": "All, twice", "short": "A little", "none": "Nothing"},
    ),
    ("wording", "Which words come first?", {"plain": "Plain words", "full": "The full wording"}),
    ("theme", COLOURS, THEMES),
    ("cursor", "Should the cursor be shown, in the full screen?", {"shown": "Yes", "hidden": "No"}),
    (
        "wait",
        "Should lines of text wait after each answer?",
        {"on": "Yes. Stay at the question until you press Enter", "off": "No. Go straight on"},
    ),
    (
        "answers",
        "What should lines of text say of the answers to a question?",
        {
            "with-meaning": "Each with what it looks like",
            "names": "Their names alone. I type help and a number to hear what one looks like",
        },
    ),
    (
        "lines",
        "Should lines of text come one after another?",
        {"paced": "Yes, so that a screen reader says each line", "at-once": "No. All at once"},
    ),
    (
        "timer",
        "Should the full screen say how long you have talked about a question?",
        {"on": "Yes, in minutes, at the top", "off": "No"},
    ),
    (
        "aloud",
        "Should the computer read lines of text aloud?",
        {
            "always": "Yes. The next key stops it. This is for people who use no screen reader",
            "when-asked": "Only when I type read",
        },
    ),
    ("mouse", "Should the mouse work, in the full screen?", {"on": "Yes", "off": "No"}),
    (
        "shortcuts",
        "Should digits and letters be shortcuts, in the full screen?",
        {"on": "Yes", "off": "No. Use the arrow keys, Space and Enter"},
    ),
)


async def settings(now: Settings, ask: Asker) -> Settings:
    """Ask which setting to change, keep it, and give the settings as they are then."""
    names = [f"{question} Now: {_now(now, field, words)}." for field, question, words in _SETTINGS]
    wanted = await ask.choose("Which setting do you want to change?", names)
    if wanted is None:
        return now
    return await _change(now, *_SETTINGS[wanted], ask)


async def colours(now: Settings, ask: Asker) -> Settings:
    """Ask for the colours of the full screen alone, as at the start of a sitting."""
    return await _change(now, "theme", COLOURS, THEMES, ask)


async def _change(now: Settings, field: str, question: str, words: Mapping[str, str], ask: Asker) -> Settings:
    values = list(words)
    current = getattr(now, field)
    chosen = await ask.choose(
        question, list(words.values()), values.index(current) if current in values else None
    )
    if chosen is None:
        await ask.say(NOTHING_CHANGED)
        return now
    return await _kept(preferences.changed(now, **{field: values[chosen]}), ask)


async def offer_to_wait(now: Settings, ask: Asker) -> Settings:
    """Ask whoever guides, once, whether to wait after each answer; the full screen does so already."""
    await ask.say("You guide others. You may want time after an answer, for a note or to count views.")
    _field, question, words = next(one for one in _SETTINGS if one[0] == "wait")
    chosen = await ask.choose(question, list(words.values()))
    if chosen is None:
        return now
    return await _kept(preferences.changed(now, wait=list(words)[chosen]), ask)


async def _kept(now: Settings, ask: Asker) -> Settings:
    try:
        preferences.save(now)
        await ask.say("Your setting is kept.")
    except OSError as error:
        await ask.say(f"Problem: your setting could not be kept: {reason(error)}. It holds until you leave.")
    return now


def _now(settings: Settings, field: str, words: Mapping[str, str]) -> str:
    return words.get(getattr(settings, field), "not chosen yet").lower()
