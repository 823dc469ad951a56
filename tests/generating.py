"""A folder of made-up organisations: `python -m tests.generating FOLDER --organisations 10000`.

The same seed gives the same bytes. Full files are of the size of a real one, with notes; some organisations
have two years, some sent a copy with the levels only, and among them lie broken files and files of others.
"""

import argparse
import datetime
import random
import uuid
from collections.abc import Iterator
from pathlib import Path

from ulo_selfcheck.answers.review import (
    FORMS,
    NATIONS,
    About,
    Action,
    Answer,
    Assessment,
    CatalogueUsed,
    Evidence,
    Organisation,
    Sitting,
    Status,
)
from ulo_selfcheck.answers.toml import dumps
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS, Criterion, Level
from ulo_selfcheck.catalogue.load import load
from ulo_selfcheck.documents.material import Material
from ulo_selfcheck.documents.report_to_share import levels_alone
from ulo_selfcheck.ground.models import replace

PLACES = ("Riverside", "Lakeside", "Hillside", "Northfield", "Southgate", "Westbrook", "Eastmoor", "Milltown")
KINDS = ("Disabled People's Network", "Centre for Independent Living", "Voices", "Peer Support Group")
SENTENCES = (
    "We talked about this for a while and agreed in the end.",
    "Two people said that the travel money comes late.",
    "The rules were written in 2019 and nobody has read them since.",
    'Somebody asked: "Does it count if a partner does it?"',
    "We want to look at it again in spring, with the new members.",
    "The leaflet says one thing, and what we do is another.",
    "Nobody had the figures with them.",
)
OTHERS: tuple[Status, ...] = ("not-sure", "later", "not-for-us")


def files(organisations: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Give the files of so many organisations: name and text, those that are broken or foreign among them."""
    chance = random.Random(seed)  # noqa: S311  (made-up data)
    catalogue = load()
    for number in range(organisations):
        latest = _review(number, chance, catalogue)
        folder = f"{latest.organisation.area.lower()}/{number // 500:03}"
        name = f"{folder}/organisation-{number:05}"
        if chance.random() < 0.1:
            yield f"{name} last year.toml", dumps(_before(latest, chance), catalogue.order)
        shared = chance.random() < 0.1
        if shared:
            latest = levels_alone(Material.of(catalogue, latest, datetime.date(2026, 11, 22)))
        yield f"{name}.toml", dumps(latest, catalogue.order)
        if number % 250 == 100:
            yield f"{name} broken.toml", 'schema = 1\n[organisation\nname = "Half"\n'
        if number % 250 == 200:
            yield f"{folder}/settings-{number}.toml", '[tool]\nname = "not ours"\n'


def _review(number: int, chance: random.Random, catalogue: Catalogue) -> Assessment:
    started = datetime.date(2026, 1, 1) + datetime.timedelta(chance.randrange(300))
    return Assessment(
        assessment=About(
            id=str(uuid.UUID(int=chance.getrandbits(128))),
            title="Review 2026",
            started=started,
            updated=datetime.datetime.combine(started, datetime.time(19, 30), datetime.UTC),
        ),
        organisation=Organisation(
            name=f"{chance.choice(PLACES)} {chance.choice(KINDS)} {number}",
            people="disabled people",
            nation=chance.choice((*NATIONS[:1] * 6, *NATIONS, None)),
            form=chance.choice((*FORMS, None)),
            area=chance.choice(("Devon", "Kent", "Fife", "Gwent", "Antrim")),
        ),
        catalogue=CatalogueUsed(id=catalogue.identity.id, version=catalogue.identity.version),
        sittings=(Sitting(id=1, date=started, guide="An adviser", place="The hall", quorate=True),),
        answers={one.id: _answer(one, chance) for one in catalogue.criteria},
        actions=tuple(
            Action(id=place, criterion=one.id, what=_words(chance, 1), who="The chair")
            for place, one in enumerate(chance.sample(catalogue.criteria, 3), 1)
        ),
    )


def _answer(criterion: Criterion, chance: random.Random) -> Answer:
    if chance.random() < 0.03:
        return Answer(note=_words(chance, 2))
    rated = chance.random() < 0.92
    return Answer(
        revision=criterion.revision,
        asked=criterion.plain_words,
        status="rated" if rated else chance.choice(OTHERS),
        level=_level(chance) if rated else None,
        aim=chance.choice((None, None, "mostly", "fully")),
        sitting=1,
        reason="" if rated else "A group near us does this for our people.",
        note=_words(chance, chance.randrange(3, 9)),
        evidence=tuple(
            Evidence(what=_words(chance, 1), where="In the office, in the blue folder")
            for _ in range(chance.randrange(3))
        ),
        hands={"started": 1, "partly": 3, "mostly": 2, "not-sure": 1} if chance.random() < 0.5 else {},
    )


def _level(chance: random.Random) -> Level:
    return chance.choices(LEVELS, (1, 3, 5, 4, 2))[0]


def _words(chance: random.Random, sentences: int) -> str:
    return "\n".join(chance.choice(SENTENCES) for _ in range(sentences))


def _before(latest: Assessment, chance: random.Random) -> Assessment:
    """Give the review of a year before, with some other levels."""
    about = latest.assessment
    answers = {
        one: replace(answer, level=_level(chance)) if answer.level and chance.random() < 0.4 else answer
        for one, answer in latest.answers.items()
    }
    assert about.started
    assert about.updated
    year = datetime.timedelta(365)
    before = replace(
        about,
        id=str(uuid.UUID(int=chance.getrandbits(128))),
        title="Review 2025",
        started=about.started - year,
        updated=about.updated - year,
    )
    return replace(latest, assessment=before, answers=answers)


def write(folder: Path, organisations: int, seed: int = 1) -> int:
    """Write the files, and give how many there are."""
    number = 0
    for name, text in files(organisations, seed):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        number += 1
    return number


def _main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--organisations", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    number = write(arguments.folder, arguments.organisations, arguments.seed)
    print(f"{number} files are in {arguments.folder}")


if __name__ == "__main__":
    _main()
