"""Before the first question: which mode, which file."""

from collections.abc import Sequence

from ulo_selfcheck.answers.folder import Found, answer_files, folders_to_look_in, without_adopted_copies
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.front.plain.console import Console
from ulo_selfcheck.front.plain.talk_in_lines import Talker, run
from ulo_selfcheck.front.settings import Mode, Settings
from ulo_selfcheck.front.talk import settings_form
from ulo_selfcheck.front.talk.asker import option_words
from ulo_selfcheck.front.talk.box_words import LEFT, Back, Undo
from ulo_selfcheck.front.talk.choose_file import to_carry_on
from ulo_selfcheck.front.talk.start_ways import WAYS
from ulo_selfcheck.ground.problem import Problem
from ulo_selfcheck.session import opening
from ulo_selfcheck.session.session import NOTHING_TO_UNDO, Session

MODE_QUESTION = "How would you like to use this?"
MODE_CHOICES = (
    "Lines of text. Good with a screen reader or a braille display.",
    "Full screen. Good for a group that looks at one screen together.",
)
SETTINGS, OTHER_MODE, LEAVE = "Settings", "Use the full screen", "Leave"


def ask_mode(console: Console) -> Mode:
    """Ask the first-run question, until it is answered."""
    console.say(
        "Welcome to the ULO self-check. This question is asked once. You can change your answer in settings."
    )
    return "plain" if console.must_choose(MODE_QUESTION, MODE_CHOICES) == 0 else "full-screen"


class Start:
    """What to do first: carry on, start new, practise, look back, or leave."""

    def __init__(
        self, catalogue: Catalogue, console: Console, settings: Settings, *, other_mode: bool
    ) -> None:
        self.settings = settings
        self.wants_other_mode = False
        self._catalogue = catalogue
        self._console = console
        self._talker = Talker(console)
        self._can_change = other_mode

    def run(self) -> Session | None:
        """Ask until a file is open, or the person leaves or wants the other mode: then None."""
        self._console.say("This is the ULO self-check.")
        while True:
            files = without_adopted_copies(answer_files(folders_to_look_in()))
            words = [SETTINGS, *([OTHER_MODE] if self._can_change else []), LEAVE]
            going_on = [option_words(one) for one in to_carry_on(files, self._catalogue)]
            options = [*going_on, *(way.words for way in WAYS.values()), *words]
            wanted = self._console.must_choose("What would you like to do?", options)
            if options[wanted] in (OTHER_MODE, LEAVE):
                self.wants_other_mode = options[wanted] == OTHER_MODE
                return None
            session = self._try(options[wanted], wanted, files)
            if session:
                return session

    def _try(self, words: str, wanted: int, files: Sequence[Found]) -> Session | None:
        try:
            return self._do(words, wanted, files)
        except Problem as problem:
            self._console.problem(str(problem))
        except Undo:
            self._console.problem(NOTHING_TO_UNDO)
        except Back:
            self._console.say(LEFT)
        return None

    def _do(self, words: str, wanted: int, files: Sequence[Found]) -> Session | None:
        if wanted < len(files):
            return opening.carry_on(files[wanted].path, self._catalogue)
        if words == SETTINGS:
            self.settings = run(settings_form.settings(self.settings, self._talker))
            self._console.suit(self.settings)
            return None
        way = tuple(WAYS.values())[wanted - len(files)]
        return run(way.hold(self._catalogue, self._talker, files))
