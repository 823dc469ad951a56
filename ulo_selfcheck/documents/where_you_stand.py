"""The picture of where a group stands: every criterion on its steps, now and aim. It counts and gives no score."""

from collections.abc import Mapping

from ulo_selfcheck.analysis import gap_words
from ulo_selfcheck.analysis.gaps import Place, Standing
from ulo_selfcheck.catalogue.criterion import LEVELS, steps
from ulo_selfcheck.documents.material import Blocks, Material
from ulo_selfcheck.documents.tree import Cell, Chart, ChartGroup, Heading, Mark, Paragraph, Track
from ulo_selfcheck.ground.english import listing, number_word

_SIGNS: Mapping[Standing, tuple[str, Mark]] = {
    "strength": ("Strong", "strong"),
    "work-on": ("To work on", "to-work-on"),
    "enough-for-now": ("Enough for now", "enough-for-now"),
    "not-for-us": ("Not for us", "not-for-us"),
    "still-to-look-at": ("To look at", "to-look-at"),
}
_TO_FIND_OUT: tuple[str, Mark] = ("To find out", "to-find-out")
WHERE_IT_IS = Cell("Where you are", Track(1, now=1))
FURTHER = Cell("Further steps", Track(1))
_KEY = (WHERE_IT_IS, Cell("The way to your aim", Track(1, aim=1)), FURTHER)


def where_you_stand(material: Material) -> Blocks:
    """Return the picture of every criterion on its steps, with its key."""
    levels = listing([material.catalogue.name(level).lower() for level in LEVELS])
    about = [f"The {number_word(len(LEVELS))} steps are, from the left: {levels}."]
    usual = [
        group.name
        for group in material.catalogue.groups
        if any(one.usual_aim for one in material.analysis.places if one.criterion.group == group.id)
    ]
    if usual:
        about.append(
            f"You have not looked at your aims for {listing(usual)} yet. The usual aims stand there."
        )
    yield Heading(2, "Where you stand", new_page=True)
    yield Paragraph(" ".join(about))
    yield _chart(material)


def _chart(material: Material) -> Chart:
    analysis = material.analysis
    groups = (
        ChartGroup(
            gap_words.group_words(group),
            tuple(_row(one, material) for one in analysis.places if one.criterion.group == group.id),
        )
        for group in analysis.groups
    )
    return Chart(
        "Every criterion, now and aim", ("Criterion", "Now", "Aim", "How it stands"), tuple(groups), _KEY
    )


def _row(place: Place, material: Material) -> tuple[Cell, ...]:
    if not place.answer.level:
        said = gap_words.now_words(place, material.catalogue) if place.standing == "work-on" else "No level"
        sign = _TO_FIND_OUT if place.standing == "work-on" else _SIGNS[place.standing]
        aim = "" if place.standing == "not-for-us" else material.catalogue.name(place.aim)
        return Cell(place.numbered), Cell(said, Track(len(LEVELS))), Cell(aim or "None"), Cell(*sign)
    now = material.catalogue.name(place.answer.level)
    track = Track(len(LEVELS), now=steps(place.answer.level), aim=steps(place.aim))
    return (
        Cell(place.numbered),
        Cell(now, track),
        Cell(material.catalogue.name(place.aim)),
        Cell(*_SIGNS[place.standing]),
    )
