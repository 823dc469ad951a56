"""Before the first question: which mode, which file."""

from contextlib import suppress
from pathlib import Path

from ulo_selfcheck.asking import program
from ulo_selfcheck.assessment.folder import Found, answer_files
from ulo_selfcheck.catalogue.model import Catalogue
from ulo_selfcheck.plain.console import Back, Console
from ulo_selfcheck.plain.talker import Talker, run
from ulo_selfcheck.problem import Problem
from ulo_selfcheck.session import Session, opening
from ulo_selfcheck.settings import Mode, Settings

MODE_QUESTION = "How would you like to use this?"
MODE_CHOICES = (
    "Lines of text. Good with a screen reader or a braille display.",
    "Full screen. Good for a group that looks at one screen together.",
)
NEW, PRACTISE = "Start a new self-check", "Practise with a made-up organisation"
COMBINE = "Combine members' own answers"
SETTINGS, OTHER_MODE, LEAVE = "Settings", "Use the full screen", "Leave"


def ask_mode(console: Console) -> Mode:
    """Ask the first-run question, until it is answered."""
    console.say(
        "Welcome to the ULO self-check. This question is asked once. You can change your answer in settings."
    )
    return "plain" if console.must_choose(MODE_QUESTION, MODE_CHOICES) == 0 else "full-screen"


class Start:
    """What to do first: carry on, start new, practise, or leave."""

    def __init__(
        self, catalogue: Catalogue, console: Console, settings: Settings, *, other_mode: bool
    ) -> None:
        self.settings = settings
        self.wants_other_mode = False
        self._catalogue = catalogue
        self._console = console
        self._can_change = other_mode

    def run(self) -> Session | None:
        """Ask until a file is open, or the person leaves or wants the other mode: then None."""
        self._console.say("This is the ULO self-check.")
        while True:
            files = answer_files(opening.folders_to_look_in())
            words = [NEW, PRACTISE, COMBINE, SETTINGS, *([OTHER_MODE] if self._can_change else []), LEAVE]
            options = [*(self._carry_on(one) for one in files), *words]
            wanted = self._console.must_choose("What would you like to do?", options)
            if options[wanted] in (OTHER_MODE, LEAVE):
                self.wants_other_mode = options[wanted] == OTHER_MODE
                return None
            try:
                session = self._do(options[wanted], files[wanted] if wanted < len(files) else None)
            except Problem as problem:
                self._console.problem(str(problem))
                session = None
            if session:
                return session

    def _carry_on(self, file: Found) -> str:
        total = len(self._catalogue.order)
        return f"Carry on with {file.organisation}. {file.title}. {file.answered} of {total} answered."

    def _do(self, what: str, file: Found | None) -> Session | None:
        if file:
            return opening.carry_on(file.path, self._catalogue)
        if what == NEW:
            return _start_new(self._catalogue, self._console)
        if what == PRACTISE:
            return _practise(self._catalogue, self._console)
        if what == COMBINE:
            self._combine()
        else:
            self._change_settings()
        return None

    def _combine(self) -> None:
        with suppress(Back):
            run(program.combine(self._catalogue, Talker(self._console)))

    def _change_settings(self) -> None:
        try:
            self.settings = run(program.settings(self.settings, Talker(self._console)))
        except Back:
            return
        self._console.hints.wanted = self.settings.hints


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
