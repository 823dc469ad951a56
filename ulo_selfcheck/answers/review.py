"""The answers: schema 1, whole. Frozen: a change makes a new assessment, so undo is keeping the old one.

Each class keeps keys it does not know in `extra`, and they are written back as they were.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Annotated, Any, Literal, get_args

from ulo_selfcheck.catalogue.criterion import Level
from ulo_selfcheck.ground.faults import Check
from ulo_selfcheck.ground.frozen import frozen

SCHEMA = 1

Status = Literal["rated", "not-sure", "later", "not-for-us"]
View = Literal["not-yet", "started", "partly", "mostly", "fully", "not-sure", "no-view"]
ServiceState = Literal["we-do", "partner", "not-yet", "choose-not"]
Nation = Literal["england", "scotland", "wales", "northern-ireland"]
Form = Literal["group", "charity", "cio", "cic", "company", "society", "network", "other"]
MOST = 1_000_000
Count = Annotated[
    int, Check(lambda number: 0 <= number <= MOST, f"a whole number from 0 up, at most {MOST:,}")
]

STATUSES: tuple[Status, ...] = get_args(Status)
VIEWS: tuple[View, ...] = get_args(View)
NATIONS: tuple[Nation, ...] = get_args(Nation)
FORMS: tuple[Form, ...] = get_args(Form)
SERVICE_STATES: tuple[ServiceState, ...] = get_args(ServiceState)
MOST_PRIORITIES = 5

Extra = Mapping[str, Any]


def free_number(taken: Iterable[int]) -> int:
    """Give a number for something new: the one after the highest, or a lower one where that is the highest."""
    numbers = set(taken)
    after = max(numbers, default=0) + 1
    return after if after <= MOST else next(number for number in range(1, MOST) if number not in numbers)


@frozen
class About:
    """Which review this is. Times are UTC, dates local."""

    id: str
    title: str = ""
    started: datetime.date | None = None
    updated: datetime.datetime | None = None
    adopted: datetime.date | None = None
    renewed_from: str = ""
    actions_before: Count | None = None
    """The highest number that an action had before this review: no later one is given it again."""
    extra: Extra = field(default_factory=dict)


@frozen
class Organisation:
    """Who answers. `people` is the group's own word for who it is for; `stop` the one it chose itself."""

    name: str
    people: str = ""
    nation: Nation | None = None
    form: Form | None = None
    area: str = ""
    stop: str = ""
    facts: Mapping[str, bool | Count | str] = field(default_factory=dict)
    extra: Extra = field(default_factory=dict)


@frozen
class CatalogueUsed:
    """Which set of criteria was answered."""

    id: str
    version: str
    extra: Extra = field(default_factory=dict)


@frozen
class Present:
    """Who was there: counts, never names. Supporters and interpreters have no vote."""

    voting_from_constituency: Count = 0
    other_voting: Count = 0
    non_voting: Count = 0
    supporters: Count = 0
    interpreters: Count = 0
    staff: Count = 0
    guests: Count = 0
    adviser: Count = 0
    extra: Extra = field(default_factory=dict)


@frozen
class Sitting:
    """One evening round the table."""

    id: Count
    date: datetime.date
    guide: str = ""
    place: str = ""
    present: Present | None = None
    quorate: bool | None = None
    access: str = ""
    conflicts: str = ""
    extra: Extra = field(default_factory=dict)


@frozen
class Evidence:
    """Something that shows an answer, and where it is kept."""

    what: str
    where: str = ""
    extra: Extra = field(default_factory=dict)


@frozen
class Last:
    """What was answered in the review before, in its own words. It is a hint: it counts for nothing.

    `criterion` names the criterion that was asked, where this one came out of another.
    """

    date: datetime.date | None = None
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
    services: Mapping[str, ServiceState] = field(default_factory=dict)
    extra: Extra = field(default_factory=dict)

    @property
    def word(self) -> str:
        """Give what was answered, as `Answer.word` does."""
        return _word(self.status, self.level)


@frozen
class Answer:
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
    evidence: tuple[Evidence, ...] = ()
    views: Mapping[View, Count] = field(default_factory=dict)
    hands: Mapping[View, Count] = field(default_factory=dict)
    agreed: bool | None = None
    concern: str = ""
    parked: str = ""
    voting: Count | None = None
    from_constituency: Count | None = None
    disabled: Count | None = None
    services: Mapping[str, ServiceState] = field(default_factory=dict)
    last: Last | None = None
    extra: Extra = field(default_factory=dict)

    @property
    def word(self) -> str:
        """Give what was answered, as the criteria name it: a level, another answer, or 'unanswered'.

        A level left by hand beside another answer does not count, nor does 'rated' without a level.
        """
        return _word(self.status, self.level)

    @property
    def answered(self) -> bool:
        """Tell whether something was answered, a level or another answer."""
        return self.word != "unanswered"


def _word(status: Status | None, level: Level | None) -> str:
    if status == "rated":
        return level or "unanswered"
    return status or "unanswered"


@frozen
class Aims:
    """The groups whose aims the committee has looked at."""

    confirmed: tuple[str, ...] = ()
    extra: Extra = field(default_factory=dict)


@frozen
class Priority:
    """What the committee chose to work on, in its own order."""

    criterion: str
    reason: str = ""
    extra: Extra = field(default_factory=dict)


@frozen
class Progress:
    """What happened to an action, dated."""

    date: datetime.date
    text: str
    extra: Extra = field(default_factory=dict)


@frozen
class Action:
    """One thing the group decided to do."""

    id: Count
    criterion: str
    what: str
    who: str = ""
    by: datetime.date | None = None
    needs: str = ""
    cost: str = ""
    done: bool = False
    progress: tuple[Progress, ...] = ()
    extra: Extra = field(default_factory=dict)


@frozen
class Assessment:
    """Everything one file holds."""

    schema: Count = SCHEMA
    assessment: About
    organisation: Organisation
    catalogue: CatalogueUsed
    sittings: tuple[Sitting, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=dict)
    aims: Aims = field(default_factory=Aims)
    barriers: Mapping[str, bool] = field(default_factory=dict)
    priorities: tuple[Priority, ...] = ()
    actions: tuple[Action, ...] = ()
    extra: Extra = field(default_factory=dict)

    def answer(self, criterion: str) -> Answer:
        """Give the answer to a criterion; an empty one where nothing was said yet."""
        return self.answers.get(criterion) or Answer()
