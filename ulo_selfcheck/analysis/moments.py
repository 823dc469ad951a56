"""What is said at the moments of a sitting that are worth a pause: a group is done, all is done, it is adopted."""

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.gaps import Analysis, Place
from ulo_selfcheck.answers.review import Assessment
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.ground.dates import day
from ulo_selfcheck.ground.english import count, listing, number_word

_HOUR, _FEW = 60, 5


def group_done(analysis: Analysis, catalogue: Catalogue, group: str, minutes: int) -> list[str]:
    """Return what to say when a group has just been gone through: how far, what is strong, that a break is fine."""
    total = sum(place.criterion.group == group for place in analysis.places)
    strong = [place for place in analysis.strengths if place.criterion.group == group]
    return [
        f"You have looked at all {number_word(total)} questions of {catalogue.group(group).name}.",
        *_strong(strong),
        gap_words.how_far(analysis),
        f"{_sat_together(minutes)}This is a good moment for a break.",
        "Everything is saved. You can also stop here and come back another day.",
    ]


def all_done(analysis: Analysis, minutes: int) -> list[str]:
    """Return what to say when the last question was answered."""
    return [
        f"{gap_words.how_far(analysis)} Well done, all of you.",
        *_strong(analysis.strengths),
        f"{_sat_together(minutes)}Next, check your answers. Then the gap analysis shows where you could begin.",
    ]


def adopted(analysis: Analysis, assessment: Assessment) -> list[str]:
    """Return what marks the day on which a committee adopted its review."""
    about = assessment.assessment
    open_ones = [one for one in assessment.actions if one.stands not in ("done", "let-go")]
    when = f" on {day(about.adopted)}" if about.adopted else ""
    return [
        f"The committee of {assessment.organisation.name} adopted this review{when}.",
        *_strong(analysis.strengths),
        *([f"{count(len(open_ones), 'action is', 'actions are')} agreed."] if open_ones else []),
        "Make a report to take away, or one to share with others.",
    ]


def _strong(places: tuple[Place, ...] | list[Place]) -> list[str]:
    return [f"You are strong in: {listing([one.title for one in places])}."] if places else []


def _sat_together(minutes: int) -> str:
    """Return how long the sitting has been, to stand before what is said next; nothing where it has just begun."""
    return f"You have sat together for {how_long(minutes)}. " if minutes >= _FEW else ""


def how_long(minutes: int) -> str:
    """Return in words about how long something takes: 'a few minutes', '25 minutes', 'about an hour'."""
    if minutes < _FEW:
        return "a few minutes"
    if minutes < _HOUR - 7:
        return f"about {5 * round(minutes / 5)} minutes"
    halves = round(minutes / (_HOUR / 2))
    hours, half = divmod(halves, 2)
    if hours == 1:
        return "about an hour and a half" if half else "about an hour"
    return f"about {number_word(hours)}{' and a half' if half else ''} hours"
