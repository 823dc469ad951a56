"""Answers to text and back: nothing typed is lost, and what is wrong is told with its line."""

import contextlib
import datetime as dt
import time
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.building import answer_of, assessment_with
from ulo_selfcheck.answers.review import (
    FORMS,
    NATIONS,
    SERVICE_STATES,
    STATUSES,
    VIEWS,
    About,
    Action,
    Aims,
    Answer,
    Assessment,
    CatalogueUsed,
    Evidence,
    Last,
    Organisation,
    Present,
    Priority,
    Progress,
    Sitting,
)
from ulo_selfcheck.answers.toml import AnswersProblem, NewerSchema, dumps, loads, unknown_criteria
from ulo_selfcheck.catalogue.criteria_set import Catalogue
from ulo_selfcheck.catalogue.criterion import LEVELS
from ulo_selfcheck.ground.models import replace
from ulo_selfcheck.ground.text import one_kind_of_line_end

NEEDED = """\
schema = 1

[assessment]
id = "review-1"

[organisation]
name = "Riverside"

[catalogue]
id = "dh-ulo-design-criteria"
version = "2026.2"
"""


def with_more(more: str) -> str:
    """Give a sound file with `more` at its end, which starts on line 12."""
    return f"{NEEDED}{more}\n"


def refusal(text: str) -> str:
    with pytest.raises(AnswersProblem) as problem:
        loads(text)
    return "\n".join(problem.value.lines)


def notices(more: str) -> list[str]:
    return loads(with_more(more)).notices


# Whatever is typed comes back

HARD_TEXTS = [
    "two\nlines",
    'quotes " and """ and """" and \'\'\' here',
    "back\\slash \\n \\u0000 \\",
    "\\\n",
    "nothing\x00here, a bell\x07 and a delete\x7f",
    "emoji 👩🏽‍🦽 and family 👨‍👩‍👧",
    "שלום وسلام with numbers 12",
    "[answers.carers]\nlevel = 'fully'\n# a comment\n",
    "\n\nleading and trailing\n\n",
    "tab\there",
    "Yes. " * 80,
    "First line.\n" + "No.\n" * 80,
    "a.b." * 80 + "\nc.d." * 80,
    '"""',
    "'''\nx",
    '"\n"',
]

texts = st.text(max_size=30) | st.sampled_from(HARD_TEXTS)
kept_texts = texts.map(one_kind_of_line_end)  # a note's line ends are made one kind on the way in
counts = st.integers(0, 1_000_000)
dates = st.dates(dt.date(1900, 1, 1), dt.date(2999, 12, 31))
times = st.datetimes(dt.datetime(1900, 1, 1), dt.datetime(2999, 12, 30), timezones=st.just(dt.UTC)).map(
    lambda time: time.replace(microsecond=0)
)
levels = st.sampled_from(LEVELS)
names = st.text(min_size=1, max_size=12) | st.sampled_from(["social-model", "carers", "a.b", "", "x y", 'q"'])
unknown_values = st.recursive(
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False)
    | kept_texts
    | dates
    | times,
    lambda inside: st.lists(inside, max_size=2) | st.dictionaries(names, inside, max_size=2),
    max_leaves=4,
)
# Names no later field will have, so that what is unknown today is unknown in each run.
extras = st.dictionaries(names.map(lambda name: f"later {name}"), unknown_values, max_size=2)
views = st.dictionaries(st.sampled_from(VIEWS), counts, max_size=3)


def some(kind: type[Any], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    def build(extra: Mapping[str, Any], **given: Any) -> Any:
        return replace(kind(**given), extra=extra)

    return st.builds(build, extra=extras, **fields)


def few(one: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(one, max_size=2).map(tuple)


lasts = some(
    Last,
    date=st.none() | dates,
    criterion=kept_texts,
    revision=st.none() | counts,
    asked=kept_texts,
    status=st.none() | st.sampled_from(STATUSES),
    level=st.none() | levels,
    aim=st.none() | levels,
    reason=kept_texts,
    concern=kept_texts,
    voting=st.none() | counts,
    services=st.dictionaries(names, st.sampled_from(SERVICE_STATES), max_size=2),
    basic_needs=st.dictionaries(names, st.sampled_from(SERVICE_STATES), max_size=2),
)
answers = some(
    Answer,
    revision=st.none() | counts,
    asked=kept_texts,
    status=st.none() | st.sampled_from(STATUSES),
    level=st.none() | levels,
    aim=st.none() | levels,
    sitting=st.none() | counts,
    reason=kept_texts,
    partner=kept_texts,
    note=kept_texts,
    evidence=few(some(Evidence, what=kept_texts, where=kept_texts)),
    views=views,
    hands=views,
    agreed=st.none() | st.booleans(),
    concern=kept_texts,
    parked=kept_texts,
    voting=st.none() | counts,
    from_constituency=st.none() | counts,
    disabled=st.none() | counts,
    services=st.dictionaries(names, st.sampled_from(SERVICE_STATES), max_size=2),
    basic_needs=st.dictionaries(names, st.sampled_from(SERVICE_STATES), max_size=2),
    last=st.none() | lasts.filter(lambda last: last != Last()),  # one that says nothing is not written
)
present = some(Present, voting_from_constituency=counts, staff=counts)
sittings = some(
    Sitting,
    id=counts,
    date=dates,
    guide=kept_texts,
    present=st.none() | present,
    quorate=st.none() | st.booleans(),
)
actions = some(
    Action,
    id=counts,
    criterion=st.just("carers"),
    what=kept_texts,
    who=kept_texts,
    by=st.none() | dates,
    done=st.booleans(),
    progress=few(some(Progress, date=dates, text=kept_texts)),
)
whole = some(
    Assessment,
    assessment=some(
        About, id=kept_texts, title=kept_texts, started=st.none() | dates, updated=st.none() | times
    ),
    organisation=some(
        Organisation,
        name=kept_texts,
        people=kept_texts,
        nation=st.none() | st.sampled_from(NATIONS),
        form=st.none() | st.sampled_from(FORMS),
        facts=st.dictionaries(names, st.booleans() | counts | kept_texts, max_size=3),
    ),
    catalogue=some(CatalogueUsed, id=st.just("a-set"), version=st.just("1")),
    sittings=few(sittings),
    answers=st.dictionaries(names, answers, max_size=3),
    aims=some(Aims, confirmed=st.sampled_from([(), ("values",), ("values", "services")])),
    barriers=st.dictionaries(names, st.booleans(), max_size=2),
    priorities=few(some(Priority, criterion=st.just("carers"), reason=kept_texts)),
    actions=few(actions),
)


@given(whole)
def test_whatever_was_answered_is_read_back_as_it_was(assessment: Assessment) -> None:
    assert loads(dumps(assessment)).assessment == assessment


@given(whole)
def test_reading_and_writing_again_gives_the_same_bytes(assessment: Assessment) -> None:
    text = dumps(assessment)
    assert dumps(loads(text).assessment) == text


@given(whole)
def test_the_file_can_be_saved_as_utf_8_with_newlines_alone(assessment: Assessment) -> None:
    text = dumps(assessment)
    assert "\r" not in text
    assert text.encode().decode() == text


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_a_hard_note_is_kept_letter_by_letter(text: str) -> None:
    assessment = assessment_with({"carers": answer_of("partly", note=text)})
    assert loads(dumps(assessment)).assessment.answers["carers"].note == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_kept_as_one_newline(end: str) -> None:
    assessment = assessment_with({"carers": answer_of("partly", note=f"one{end}two")})
    assert loads(dumps(assessment)).assessment.answers["carers"].note == "one\ntwo"


def test_line_ends_that_were_put_in_by_hand_are_read_as_newlines() -> None:
    note = (
        loads(with_more('[answers.carers]\nnote = "one\\r\\ntwo\\u2028three"'))
        .assessment.answers["carers"]
        .note
    )
    assert note == "one\ntwo\nthree"


def test_the_order_in_which_things_were_said_does_not_change_the_bytes() -> None:
    facts = {"services": 3, "age": "3 years or more"}
    counted = {"fully": 1, "not-yet": 2, "no-view": 1}
    one = assessment_with({"carers": answer_of("partly", views=counted)}, facts=facts)
    other = assessment_with(
        {"carers": answer_of("partly", views=dict(reversed(counted.items())))},
        facts=dict(reversed(facts.items())),
    )
    assert one == other
    assert dumps(one) == dumps(other)


def test_views_stand_in_the_order_of_the_levels() -> None:
    text = dumps(
        assessment_with({"carers": answer_of("partly", views={"no-view": 1, "fully": 1, "not-yet": 2})})
    )
    assert text.index("not-yet") < text.index("fully = 1") < text.index("no-view")


def test_answers_stand_in_the_order_of_the_criteria_and_strangers_last(catalogue: Catalogue) -> None:
    criteria = [*"zyxwvutsa", "local-needs", "legal-form", "social-model"]
    text = dumps(assessment_with(dict.fromkeys(criteria, "partly")), catalogue.order)
    headers = [line[9:-1] for line in text.splitlines() if line.startswith("[answers.")]
    assert headers == ["social-model", "legal-form", "local-needs", *"astuvwxyz"]


def test_what_is_empty_is_not_written() -> None:
    """A file holds what was said, and no list of empty boxes."""
    text = dumps(assessment_with({"carers": "partly"}))
    assert text.split() == (NEEDED + '[answers.carers]\nstatus = "rated"\nlevel = "partly"').split()


def test_no_and_nought_are_said_and_so_are_written() -> None:
    answer = answer_of("partly", agreed=False, voting=0)
    text = dumps(assessment_with({"user-majority": answer}, barriers={"income": False}))
    assert "agreed = false" in text
    assert "voting = 0" in text
    assert "income = false" in text


# What we do not know is kept

UNKNOWN_AT_EVERY_DEPTH = """
[answers.carers]
status = "rated"
lvel = "partly"
evidence = [{ what = "Minutes", wher = "Shelf 2" }]

[answers.better-carers]
status = "later"
aftertime = { deep = [{ er = 1 }], when = 07:30:00 }

[organisation.facts]
pets = "two"

[[actions]]
id = 1
criterion = "carers"
what = "Ask"
ball = "Ann"

[[actions.progress]]
date = 2026-11-22
text = "Asked"
mood = "good"

[[sittings]]
id = 1
date = 2026-11-22
weather = "rain"
[sittings.present]
dogs = 2

[future]
things = [1, 2.5, "three"]
empty = {}
"""


def test_every_unknown_key_is_kept_through_a_save() -> None:
    loaded = loads(with_more(UNKNOWN_AT_EVERY_DEPTH)).assessment
    again = loads(dumps(loaded)).assessment
    assert again == loaded
    assert again.extra == {"future": {"things": [1, 2.5, "three"], "empty": {}}}
    assert again.answers["carers"].extra == {"lvel": "partly"}
    assert again.answers["carers"].evidence[0].extra == {"wher": "Shelf 2"}
    assert again.answers["better-carers"].extra == {
        "aftertime": {"deep": [{"er": 1}], "when": dt.time(7, 30)}
    }
    assert again.actions[0].extra == {"ball": "Ann"}
    assert again.actions[0].progress[0].extra == {"mood": "good"}
    assert again.sittings[0].extra == {"weather": "rain"}
    assert again.sittings[0].present is not None
    assert again.sittings[0].present.extra == {"dogs": 2}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (15, "answers.carers.lvel: 'lvel' is not a name we know: did you mean 'level'?"),
        (16, "answers.carers.evidence, number 1.wher: 'wher' is not a name we know: did you mean 'where'?"),
        (20, "answers.better-carers.aftertime: 'aftertime' is not a name we know."),
        (29, "actions, number 1.ball: 'ball' is not a name we know."),
        (34, "actions, number 1.progress, number 1.mood: 'mood' is not a name we know."),
        (39, "sittings, number 1.weather: 'weather' is not a name we know."),
        (41, "sittings, number 1.present.dogs: 'dogs' is not a name we know."),
        (43, "future: 'future' is not a name we know."),
    ],
)
def test_every_unknown_key_is_told_with_its_line(line: int, told: str) -> None:
    said = [one for one in notices(UNKNOWN_AT_EVERY_DEPTH) if told in one]
    assert said == [f"Line {line}, {told}"]


def test_nothing_known_is_told_as_unknown() -> None:
    assert len(notices(UNKNOWN_AT_EVERY_DEPTH)) == 8
    assert loads(NEEDED).notices == []


def test_an_unknown_criterion_is_kept_and_told_with_its_line_and_the_nearest_name(
    catalogue: Catalogue,
) -> None:
    text = with_more('[answers.carers]\nlevel = "partly"\n\n[answers.soical-model]\nstatus = "later"')
    assessment = loads(text).assessment
    assert loads(dumps(assessment)).assessment.answers["soical-model"].status == "later"
    assert unknown_criteria(assessment, catalogue.order, text) == [
        "Line 15, answers.soical-model: 'soical-model' is not a name we know: did you mean 'social-model'?"
    ]


def test_a_note_that_looks_like_a_table_does_not_move_the_line_that_is_told() -> None:
    text = (
        '[answers.carers]\nnote = """\n[answers.rights]\nlevel = "no"\nx"""\n\n[answers.rights]\nlevel = "no"'
    )
    assert refusal(with_more(text)).startswith("Line 19, answers.rights.level: ")


def test_a_key_in_another_spelling_is_kept_and_told_with_the_one_we_know() -> None:
    text = with_more("[answers.carers]\nfrom_constituency = 5")
    loaded = loads(text)
    assert loaded.assessment.answers["carers"].from_constituency is None
    assert "from_constituency = 5" in dumps(loaded.assessment)
    assert loaded.notices[0].endswith("did you mean 'from-constituency'?")


def test_the_key_of_a_quoted_kind_is_told_too() -> None:
    assert notices('[answers."carers"]\n"lvel" = 1')[0].startswith("Line 13, answers.carers.lvel: ")


# What cannot be is refused, with its place and what is allowed


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ('[answers.carers]\nlevel = "mostley"', "Line 13, answers.carers.level: This is 'mostley'."),
        ('[answers.carers]\nlevel = "mostley"', "one of: not-yet, started, partly, mostly, fully"),
        ('[answers.carers]\nlevel = "mostley"', "Did you mean 'mostly'?"),
        ("[answers.carers]\nlevel = 4", "Line 13, answers.carers.level: This is 4."),
        ('[answers.carers]\nstatus = "yes"', "one of: rated, not-sure, later, not-for-us"),
        ("[answers.carers]\nvoting = true", "Line 13, answers.carers.voting: This is true."),
        ("[answers.carers]\nvoting = -1", "a whole number from 0 up"),
        ("[answers.carers]\nvoting = 7.0", "This is 7.0. It can be a whole number."),
        ("[answers.carers]\nvoting = 0x" + "f" * 5000, "Line 13, answers.carers.voting: "),
        ("[answers.carers]\nnote = 5", "words in quotes"),
        (
            "[answers.carers]\nevidence = [1, 2]",
            "answers.carers.evidence, number 2: This is 2. It can be a table.",
        ),
        ("[answers.carers]\nviews = { most = 1 }", "Line 13, answers.carers.views.most: This is 'most'."),
        ("[answers]\ncarers = 3", "Line 13, answers.carers: This is 3. It can be a table."),
        ("actions = 3", "actions: This is 3."),
        (
            '[[sittings]]\nid = 1\ndate = "yesterday"',
            "Line 14, sittings, number 1.date: This is 'yesterday'.",
        ),
        ('[[sittings]]\nid = 1\ndate = "yesterday"', "a date such as 2026-11-22"),
        ("[[sittings]]\nid = 1\ndate = 2026-11-22T10:00:00", "a date such as 2026-11-22"),
        ("[[sittings]]\nid = 1\ndate = 0001-01-01", "a date such as 2026-11-22, from 1900 to 2999"),
        ("[[actions]]\nid = 1\nwhat = 'x'\nby = 9999-12-31", "a date such as 2026-11-22, from 1900 to 2999"),
        ("[[sittings]]\nid = 1", "Line 12, sittings, number 1.date: This is missing, and it is needed."),
        ('[barriers]\nincome = "yes"', "true or false"),
    ],
    ids=range(21),
)
def test_a_value_that_cannot_be_is_refused_with_its_place_and_what_is_allowed(more: str, told: str) -> None:
    if more.startswith("actions"):
        assert told in refusal(more + "\n" + NEEDED)
    else:
        assert told in refusal(with_more(more))


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00", "2026-11-22T15:04:00", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
)
def test_a_time_that_cannot_be_compared_with_others_is_refused_with_what_to_write(time: str) -> None:
    said = refusal(NEEDED.replace('id = "review-1"', f'id = "review-1"\nupdated = {time}'))
    assert "assessment.updated: This is " in said
    assert "a date and time with Z at its end, such as 2026-11-22T15:04:00Z, from 1900 to 2999" in said


@pytest.mark.parametrize(
    "line", ['id = "review-1"', 'name = "Riverside"', 'id = "dh-ulo-design-criteria"', 'version = "2026.2"']
)
def test_what_is_needed_and_missing_is_told_with_its_table(line: str) -> None:
    said = refusal(NEEDED.replace(line, ""))
    assert said.startswith("Line ")
    assert said.endswith(f".{line.partition(' ')[0]}: This is missing, and it is needed.")


def test_all_faults_of_a_file_are_told_at_once() -> None:
    said = refusal(with_more('[answers.carers]\nlevel = "no"\naim = "high"\nvoting = "six"')).splitlines()
    assert [one.partition(",")[0] for one in said] == ["Line 13", "Line 14", "Line 15"]


@pytest.mark.parametrize("date", ["2026-02-30", "2026-13-01", "2025-02-29"])
def test_a_date_that_does_not_exist_is_told_with_its_line(date: str) -> None:
    assert refusal(with_more(f"[[sittings]]\nid = 1\ndate = {date}")).startswith("Line 14, column")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("\x00\x01\x02\x7fELF", "Line 1, column 1: this is not correct TOML."),
        ("PK\x03\x04\x14\x00", "Line 1, column"),
        ("name = ", "not correct TOML"),
        (with_more("[answers.carers"), "Line 12, column"),
        (with_more('[answers.carers]\nnote = """never closed'), "not correct TOML"),
        (with_more("[organisation]\nname = 'Twice'"), "Line 12, column"),
        (with_more("x = 1" + "0" * 5000), "not correct TOML"),
        (with_more("x = 0x" + "f" * 5000), "too many digits"),
        ("Dear all, here are our answers.", "not correct TOML"),
    ],
    ids=range(11),
)
def test_what_is_no_file_of_answers_is_refused_in_words(text: str, told: str) -> None:
    assert told in refusal(text)


def test_a_word_without_its_quotes_is_shown_but_never_a_note() -> None:
    assert refusal(with_more("[answers.carers]\nstatus = rated")).endswith('The line says: "status = rated".')
    for note in ('note = "Ask Ann', "note = Ask Ann", "Ask Ann"):
        said = refusal(with_more(f"[answers.carers]\n{note}"))
        assert said.startswith("Line 13, column ")
        assert "Ann" not in said


def test_a_file_from_a_newer_program_is_told_apart() -> None:
    newer = NEEDED.replace("schema = 1", "schema = 2\nfresh = true")
    with pytest.raises(NewerSchema, match="schema is 2, and we know 1"):
        loads(newer)


def test_a_file_from_a_newer_program_can_be_looked_at_as_far_as_it_is_understood() -> None:
    newer = NEEDED.replace("schema = 1", "schema = 2\nfresh = true")
    loaded = loads(newer, any_schema=True).assessment
    assert (loaded.schema_version, loaded.organisation.name, loaded.extra) == (
        2,
        "Riverside",
        {"fresh": True},
    )


def test_a_file_without_a_schema_is_not_ours() -> None:
    assert "schema = 1" in refusal(NEEDED.replace("schema = 1", ""))


@pytest.mark.parametrize("schema", ["0", "-1", "true", "1.0", '"1"', "0x" + "f" * 5000])
@pytest.mark.parametrize("any_schema", [False, True])
def test_a_schema_that_cannot_be_is_refused(schema: str, *, any_schema: bool) -> None:
    with pytest.raises(AnswersProblem, match="It can be 1") as problem:
        loads(NEEDED.replace("schema = 1", f"schema = {schema}"), any_schema=any_schema)
    assert not isinstance(problem.value, NewerSchema)


# Nothing in a file can make the program hang or fall over

MANY = 20_000

HOSTILE = {
    "dotted key": ".".join(["a"] * MANY) + " = 1",
    "dotted key with blanks": " . ".join(["a"] * MANY) + " = 1",
    "dotted key in quotes": ".".join(['"a b"'] * MANY) + " = 1",
    "dotted key in single quotes": ".".join(["'a b'"] * MANY) + " = 1",
    "dotted key in a table in a line": "x = { " + ".".join(["a"] * MANY) + " = 1 }",
    "dotted table": "[" + ".".join(["a"] * MANY) + "]",
    "lists in lists": "x = " + "[" * MANY + "]" * MANY,
    "lists in lists, not closed": "x = " + "[" * MANY,
    "tables in tables": "x = " + "{a = " * MANY + "1" + "}" * MANY,
    "thirty lists in lists": "x = " + "[" * 30 + "]" * 30,
    "quotes never closed": "x = 1\n" + '"' * MANY,
    "faults without end": "".join(f"[[actions]]\nx{number} = 1\n" for number in range(MANY)),
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("before", ["schema = 1\n", NEEDED, ""])
def test_a_hostile_file_is_refused_within_two_seconds(name: str, before: str) -> None:
    start = time.process_time()
    assert refusal(before + HOSTILE[name])
    assert time.process_time() - start < 2


def test_of_very_many_faults_the_first_are_told_and_how_many_more_there_are() -> None:
    lines = refusal(HOSTILE["faults without end"].join([NEEDED, ""])).splitlines()
    assert len(lines) == 501
    assert lines[-1] == "And 59,500 more. Mend these first."


STRANGE = {
    "empty lines": "\n" * MANY,
    "unknown keys": "".join(f"key-{number} = 1\n" for number in range(2000)),
    "blanks in a list": "x = [\n[" + " " * MANY + "1],\n]",
    "dots in a comment": "# " + "a." * MANY,
    "dots in a text": "note = '''" + "a." * MANY + "'''",
    "dots in numbers": "x = [" + "1.5, " * MANY + "]",
    "quotes at the ends of a text": 'x = { a = """q"""", b = "' + "a." * 100 + '" }',
}


@pytest.mark.parametrize("name", STRANGE)
def test_a_strange_but_sound_file_is_read_within_two_seconds(name: str) -> None:
    start = time.process_time()
    assert loads(with_more(STRANGE[name])).assessment.organisation.name == "Riverside"
    assert time.process_time() - start < 2


@given(st.text())
def test_any_text_at_all_is_read_or_refused_in_words(text: str) -> None:
    with pytest.raises(AnswersProblem) as problem:
        loads(text)
    assert all(line.strip() for line in problem.value.lines)


@given(st.text(max_size=40), st.integers(0, len(NEEDED)))
def test_a_sound_file_with_anything_put_in_is_read_or_refused_in_words(text: str, where: int) -> None:
    assessment = None
    with contextlib.suppress(AnswersProblem):
        assessment = loads(NEEDED[:where] + text + NEEDED[where:]).assessment
    assert assessment is None or loads(dumps(assessment)).assessment == assessment


def test_twenty_deep_is_the_bound_and_ours_are_far_from_it() -> None:
    """What we allow to be read we can also write."""
    inside: Any = 1
    for _ in range(17):
        inside = [inside]
    assessment = replace(assessment_with(), extra={"x": inside})
    assert loads(dumps(assessment)).assessment == assessment
