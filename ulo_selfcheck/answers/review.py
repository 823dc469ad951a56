"""The answers: schema 1, whole. Frozen: a change makes a new assessment, so undo is keeping the old one.

Each class keeps keys it does not know in `extra`, and they are written back as they were.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from pydantic import Field

from ulo_selfcheck.catalogue.criterion import Level, ListName
from ulo_selfcheck.ground.models import MOST, Count, Day, Many, OpenPart, Time

SCHEMA = 1

Status = Literal["rated", "not-sure", "later", "not-for-us"]
View = Literal["not-yet", "started", "partly", "mostly", "fully", "not-sure", "no-view"]
ServiceState = Literal["we-do", "partner", "not-yet", "choose-not"]
Nation = Literal["england", "scotland", "wales", "northern-ireland"]
Form = Literal["group", "charity", "cio", "cic", "company", "society", "network", "other"]

ActionState = Literal["doing", "stuck", "let-go"]
Stands = Literal["open", "doing", "stuck", "done", "let-go"]

STATUSES: tuple[Status, ...] = get_args(Status)
VIEWS: tuple[View, ...] = get_args(View)
NATIONS: tuple[Nation, ...] = get_args(Nation)
FORMS: tuple[Form, ...] = get_args(Form)
STANDS: tuple[Stands, ...] = get_args(Stands)
SERVICE_STATES: tuple[ServiceState, ...] = get_args(ServiceState)
MOST_PRIORITIES = 5


def free_number(taken: Iterable[int]) -> int:
    """Return a number for something new: the one after the highest, or a lower one where that is the highest."""
    numbers = set(taken)
    after = max(numbers, default=0) + 1
    return after if after <= MOST else next(number for number in range(1, MOST) if number not in numbers)


class About(OpenPart):
    """Which review this is. Times are UTC, dates local."""

    id: str
    title: str = ""
    started: Day | None = None
    updated: Time | None = None
    adopted: Day | None = None
    renewed_from: str = ""
    actions_before: Count | None = None
    """The highest number that an action had before this review: no later one is given it again."""


class Organisation(OpenPart):
    """Who answers. `people` is the group's own word for who it is for; `stop` the one it chose itself.

    The last four are for the letter: what the group calls itself, what its council is called, how to reach the
    group, and one thing that changed for somebody.
    """

    name: str
    people: str = ""
    nation: Nation | None = None
    form: Form | None = None
    area: str = ""
    stop: str = ""
    facts: Mapping[str, bool | Count | str] = Field(default_factory=dict)
    called: str = ""
    council: str = ""
    contact: str = ""
    changed: str = ""


class CatalogueUsed(OpenPart):
    """Which set of criteria was answered."""

    id: str
    version: str


class Present(OpenPart):
    """Who was there: counts, never names. Supporters and interpreters have no vote."""

    voting_from_constituency: Count = 0
    other_voting: Count = 0
    non_voting: Count = 0
    supporters: Count = 0
    interpreters: Count = 0
    staff: Count = 0
    guests: Count = 0
    adviser: Count = 0


class Sitting(OpenPart):
    """One evening round the table."""

    id: Count
    date: Day
    guide: str = ""
    place: str = ""
    present: Present | None = None
    quorate: bool | None = None
    access: str = ""
    conflicts: str = ""


class Evidence(OpenPart):
    """Something that shows an answer, where it is kept, and the day it is from."""

    what: str
    where: str = ""
    date: Day | None = None


class Last(OpenPart):
    """What was answered in the review before, in its own words. It is a hint: it counts for nothing.

    `criterion` names the criterion that was asked, where this one came out of another.
    """

    date: Day | None = None
    criterion: str = ""
    revision: Count | None = None
    asked: str = ""
    status: Status | None = None
    level: Level | None = None
    aim: Level | None = None
    reason: str = ""
    concern: str = ""
    voting: Count | None = None
    from_constituency: Count | None = None
    disabled: Count | None = None
    services: Mapping[str, ServiceState] = Field(default_factory=dict)
    basic_needs: Mapping[str, ServiceState] = Field(default_factory=dict)

    @property
    def word(self) -> str:
        """Return what was answered, as `Answer.word` does."""
        return _word(self.status, self.level)


class Answer(OpenPart):
    """The answer to one criterion. Status and level are kept apart; no number stands for 'unanswered'.

    `hands` is a show of hands in the room; `views` are members' own answers, gathered before.
    """

    revision: Count | None = None
    asked: str = ""
    status: Status | None = None
    level: Level | None = None
    aim: Level | None = None
    sitting: Count | None = None
    reason: str = ""
    partner: str = ""
    note: str = ""
    evidence: Many[Evidence] = ()
    views: Mapping[View, Count] = Field(default_factory=dict)
    hands: Mapping[View, Count] = Field(default_factory=dict)
    agreed: bool | None = None
    concern: str = ""
    parked: str = ""
    voting: Count | None = None
    from_constituency: Count | None = None
    disabled: Count | None = None
    services: Mapping[str, ServiceState] = Field(default_factory=dict)
    basic_needs: Mapping[str, ServiceState] = Field(default_factory=dict)
    last: Last | None = None

    @property
    def word(self) -> str:
        """Return what was answered, as the criteria name it: a level, another answer, or 'unanswered'.

        A level left by hand beside another answer does not count, nor does 'rated' without a level.
        """
        return _word(self.status, self.level)

    @property
    def chosen(self) -> bool:
        """Return whether something was chosen here, 'come back later' too."""
        return self.word != "unanswered"

    @property
    def answered(self) -> bool:
        """Return whether this is answered: a level, not sure or not for us. All others are still to look at."""
        return self.chosen and self.word != "later"


LIST_FIELDS: Mapping[ListName, str] = {"services": "services", "needs": "basic_needs"}
"""Where an answer keeps what was said in each checklist."""


def ticked(said: Answer | Last, name: ListName) -> Mapping[str, ServiceState]:
    """Return who does each line of a checklist, as far as it was said."""
    states: Mapping[str, ServiceState] = getattr(said, LIST_FIELDS[name])
    return states


def _word(status: Status | None, level: Level | None) -> str:
    if status == "rated":
        return level or "unanswered"
    return status or "unanswered"


class Aims(OpenPart):
    """The groups whose aims the committee has looked at."""

    confirmed: Many[str] = ()


class Priority(OpenPart):
    """What the committee chose to work on, in its own order."""

    criterion: str
    reason: str = ""


class Progress(OpenPart):
    """What happened to an action, dated."""

    date: Day
    text: str


class Action(OpenPart):
    """One thing the group decided to do. `why` is the reason that it is stuck, or was let go."""

    id: Count
    criterion: str
    what: str
    who: str = ""
    by: Day | None = None
    needs: str = ""
    cost: str = ""
    done: bool = False
    state: ActionState | None = None
    why: str = ""
    progress: Many[Progress] = ()

    @property
    def stands(self) -> Stands:
        """Return how it stands, in one word. What is done was not let go, whatever else a file says."""
        return "done" if self.done else self.state or "open"

    @property
    def is_open(self) -> bool:
        """Return whether it is still to be done."""
        return self.stands not in ("done", "let-go")


class Counted(OpenPart):
    """One member's reply that is counted among the views. It names nobody: a newer one can take its place."""

    mark: str
    content: str = ""
    """The same for two copies of a reply."""
    views: Mapping[str, View] = Field(default_factory=dict)


class Assessment(OpenPart):
    """Everything one file holds."""

    schema_version: Count = Field(default=SCHEMA, alias="schema")
    assessment: About
    organisation: Organisation
    catalogue: CatalogueUsed
    sittings: Many[Sitting] = ()
    answers: Mapping[str, Answer] = Field(default_factory=dict)
    aims: Aims = Field(default_factory=Aims)
    barriers: Mapping[str, bool] = Field(default_factory=dict)
    priorities: Many[Priority] = ()
    actions: Many[Action] = ()
    replies: Many[Counted] = ()

    def answer(self, criterion: str) -> Answer:
        """Return the answer to a criterion; an empty one where nothing was said yet."""
        return self.answers.get(criterion) or Answer()
