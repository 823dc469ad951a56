"""What a person with a screen reader hears, at each question, after each answer, and when something is wrong.

What should be heard is put together here from the criteria, not from what the program prints.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import listening
from tests.building import assessment_with
from tests.listening import Listener
from tests.terminal import program
from ulo_selfcheck.analysis.gaps import analyse
from ulo_selfcheck.analysis.moments import group_done
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion
from ulo_selfcheck.front.controls import answer_first

pytestmark = [
    pytest.mark.heard,  # at the pace of a listener, it takes minutes
    pytest.mark.skipif(
        not listening.installed() and os.environ.get("CI") != "true",
        reason="the screen reader yasr is not installed: apt-get install -y --no-install-recommends yasr",
    ),
]

FULL_HINT = (
    "Type a number from 1 to 8. You can also type: more, guide, note, evidence, aim, "
    "next, back, list, go, clear, undo, review, gaps, help or quit."
)
SHORT_HINT = "Type a number from 1 to 8, or help."
PROMPT = "Your answer:"
OTHERS = ("6. Not sure.", "7. Come back later.", "8. Not for us.")
ONLY_HERE = {
    "independent-living": "Type needs: Say who works on each of the basic needs, and see what is missing here.",
    "user-majority": "Type sum: Count the votes on your committee, and how many the people you are for hold.",
    "choice-and-control": "Type services: Say who does each of the usual services.",
}

Listen = Callable[..., Listener]


@pytest.fixture
def listen(tmp_path: Path, home: dict[str, str]) -> Iterator[Listen]:
    """Give what opens the program under the screen reader, in plain mode with a new file."""
    listeners: list[Listener] = []

    def start(*arguments: str) -> Listener:
        words = arguments or ("open", "p.toml", "--plain", "--name", "Practice group")
        listener = Listener(program(*words), tmp_path, env=home)
        listeners.append(listener)
        return listener

    assert listening.installed(), "the screen reader yasr is not installed, and this is the place to hear it"
    yield start
    for listener in listeners:
        listener.close()


def where(catalogue: Catalogue, number: int) -> str:
    criterion = catalogue.criteria[number - 1]
    group = catalogue.in_group(criterion.group)
    name = catalogue.group(criterion.group).name
    return f"Question {number} of 21. {name}, {group.index(criterion) + 1} of {len(group)}."


def question(catalogue: Catalogue, number: int, hint: str = SHORT_HINT, *, now: str = "") -> list[str]:
    """Give all that should be heard at a question, and nothing else."""
    criterion = catalogue.criteria[number - 1]
    return [
        where(catalogue, number),
        f"{criterion.title}.",
        criterion.plain_words,
        "This is one of the essentials." if criterion.essential else "",
        *levels(catalogue, criterion),
        *OTHERS,
        f"Your answer now: {now}. Press Enter to keep it." if now else "",
        ONLY_HERE.get(criterion.id, ""),
        hint,
        PROMPT,
    ]


def levels(catalogue: Catalogue, criterion: Criterion) -> list[str]:
    return [
        f"{number}. {catalogue.name(level)}. {criterion.levels[level]}"
        for number, level in enumerate(LEVELS, 1)
    ]


def welcome(folder: Path) -> list[str]:
    return [
        "Plain text mode is on, because you asked for it with --plain.",
        "Self-check for Practice group. 21 questions.",
        "There is no time limit. Your answers are saved after each question. Type help at any time, and quit to leave.",
        f"Your answers are in {folder / 'p.toml'}",
    ]


def end_of_a_group(catalogue: Catalogue, number: int) -> list[str]:
    """Give what marks the end of a group, where that many questions are answered with 'Mostly'; nothing elsewhere."""
    last = catalogue.criteria[number - 1]
    if last != catalogue.in_group(last.group)[-1]:
        return []
    answers = dict.fromkeys([one.id for one in catalogue.criteria[:number]], "mostly")
    return group_done(analyse(catalogue, assessment_with(answers)), catalogue, last.group, 0)


def test_each_of_the_21_questions_is_heard_whole_once_and_nothing_else(
    listen: Listen, catalogue: Catalogue, tmp_path: Path
) -> None:
    listener = listen()
    listener.hears([*welcome(tmp_path), *question(catalogue, 1, FULL_HINT)])
    for number in range(2, 22):
        hint = FULL_HINT if number == 2 else SHORT_HINT
        done = end_of_a_group(catalogue, number - 1)
        listener.after("4", "You chose Mostly. Saved.", *done, *question(catalogue, number, hint))
    listener.after(
        "4",
        "You chose Mostly. Saved.",
        "You are past the last question. You have answered all 21.",
        "Type gaps to read where you are strong and what to work on. Type review to check your answers.",
        "You can also type: plan, report, letter, list, go, back, help or quit.",
        "What next:",
    )


def test_going_back_says_the_answer_that_is_there(listen: Listen, catalogue: Catalogue) -> None:
    listener = listen()
    listener.hear(PROMPT)
    listener.after("partly", "You chose Partly. Saved.", *question(catalogue, 2, FULL_HINT))
    listener.after("back", *question(catalogue, 1, now="Partly"))
    listener.after("", *question(catalogue, 2))


def test_a_problem_is_heard_with_the_place_and_the_prompt(listen: Listen, catalogue: Catalogue) -> None:
    listener = listen()
    listener.hear(PROMPT)
    problem = 'Problem: "9" is not one of the choices. Type a number from 1 to 8.'
    listener.after("9", problem, where(catalogue, 1), PROMPT)
    problem = 'Problem: "no" could be note, not yet, not sure or not for us. Type a little more of it.'
    listener.after("no", problem, where(catalogue, 1), PROMPT)
    problem = f"Problem: {answer_first('type next')}"
    listener.after("", problem, where(catalogue, 1), PROMPT)


def test_a_note_is_heard_back_line_by_line(listen: Listen, catalogue: Catalogue) -> None:
    listener = listen()
    listener.hear(PROMPT)
    health = "Please leave out names, and anything about a person's health."
    named = f"Note for question 1, {catalogue.criteria[0].title}"
    listener.after("note", health, f"{named}. Type a line at a time. An empty line ends it.", "Note:")
    listener.after("We help with forms.", "Note:")
    listener.after("Ask Sam", "Note:")
    back = [f"{named}:", "1. We help with forms.", "2. Ask Sam"]
    listener.after("", *back, "Your note is kept. Saved.", where(catalogue, 1), PROMPT)


def test_a_choice_is_heard_with_what_is_chosen_now(listen: Listen, catalogue: Catalogue) -> None:
    listener = listen()
    listener.hear(PROMPT)
    choices = [f"{number}. {catalogue.name(level)}" for number, level in enumerate(LEVELS, 1)]
    listener.after(
        "aim",
        "Aim for question 1, The social model of disability. Where do you want to be? The usual aim is Fully.",
        *choices,
        "Now: Fully. Press Enter to keep it.",
        "Type a number from 1 to 5. To leave all of this, type back.",
        "Your choice:",
    )
    listener.after("four", "Your aim is Mostly. Saved.", where(catalogue, 1), PROMPT)


def test_the_gap_analysis_is_heard_in_order_and_then_the_place(listen: Listen, catalogue: Catalogue) -> None:
    listener = listen()
    listener.hear(PROMPT)
    listener.after("2", "You chose Started. Saved.", *question(catalogue, 2, FULL_HINT))
    listener.after(
        "gaps",
        "Gap analysis: Practice group",
        "You have answered 1 of 21. 20 are still to look at. Begin with: The social model of disability.",
        "Four parts:",
        *("1. Where to begin.", "2. Where you stand.", "3. Neither strong nor to work on now."),
        "4. How this list is ordered.",
        "Type a number, next, again or all. Press Enter for the next part. Type back to leave.",
        "Type more to read where the ideas in a part come from.",
        "Part:",
    )
    listener.type("")
    heard = listening.sound("".join(listener.hear("Part 1 of 4:")))
    parts = ["Where to begin", "1. The social model of disability", "How it stands:", "Next step:"]
    places = [heard.find(listening.sound(part)) for part in parts]
    assert -1 not in places
    assert places == sorted(places)
    listener.after("back", where(catalogue, 2), PROMPT)


def test_the_first_question_of_all_is_heard(listen: Listen) -> None:
    listener = listen("open", "p.toml", "--name", "Practice group")
    listener.hears(
        [
            "Welcome to the ULO self-check. This question is asked once. You can change your answer in settings.",
            "How would you like to use this?",
            "1. Lines of text. Good with a screen reader or a braille display.",
            "2. Full screen. Good for a group that looks at one screen together.",
            "Type a number from 1 to 2, and press Enter. To leave, type quit.",
            "Your choice:",
        ]
    )
