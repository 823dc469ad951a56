"""Before the first question: which mode, which file."""

from pathlib import Path

from ulo_selfcheck.assessment.folder import answer_files
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.plain.console import Console
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session import Session, opening
from ulo_selfcheck.settings import Mode

MODE_QUESTION = "How would you like to use this?"
MODE_CHOICES = (
    "Lines of text. Good with a screen reader or a braille display.",
    "Full screen. Good for a group that looks at one screen together.",
)


def ask_mode(console: Console) -> Mode:
    """Ask the first-run question, until it is answered."""
    console.say("Welcome to the ULO self-check. This question is asked once. You can change it in settings.")
    while True:
        wanted = console.choose(MODE_QUESTION, MODE_CHOICES)
        if wanted is not None:
            return "plain" if wanted == 0 else "full-screen"
        console.problem("Type 1 or 2.")


def choose_file(catalogue: Catalogue, console: Console) -> Session | None:
    """Ask what to do: carry on, start new, practise, or leave (None)."""
    files = answer_files(opening.folders_to_look_in())
    total = len(catalogue.order)
    carry_on = [
        f"Carry on with {one.organisation}. {one.title}. {one.answered} of {total} answered." for one in files
    ]
    options = [*carry_on, "Start a new self-check", "Practise with a made-up organisation", "Leave"]
    console.say("This is the ULO self-check.")
    while True:
        wanted = console.choose("What would you like to do?", options)
        try:
            if wanted is None:
                console.problem("Type one of the numbers.")
            elif wanted < len(files):
                return opening.carry_on(files[wanted].path, catalogue)
            elif wanted == len(files):
                return _start_new(catalogue, console)
            elif wanted == len(files) + 1:
                return _practise(catalogue, console)
            else:
                return None
        except Problem as problem:
            console.problem(str(problem))


def _start_new(catalogue: Catalogue, console: Console) -> Session:
    name = ask_name(console)
    folder = opening.default_folder()
    suggested = opening.free_path(folder, opening.file_name(name))
    console.say(f"The answers will be kept in {suggested}")
    console.say("Press Enter if that is right. Or type another place.")
    place = console.ask("File: ")
    return opening.start(Path(place).expanduser() if place else suggested, name, catalogue)


def _practise(catalogue: Catalogue, console: Console) -> Session:
    path = opening.practise(opening.default_folder())
    console.say(f"This is a made-up organisation, to practise with. Its answers are in {path}")
    return opening.carry_on(path, catalogue)


def ask_name(console: Console) -> str:
    """Ask for the organisation's name, until there is one."""
    while True:
        console.say("What is your organisation called?")
        name = console.ask("Name: ")
        if name:
            return name
        console.problem("Type a name. You can change it later.")
