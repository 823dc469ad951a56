"""A frozen class does what a frozen dataclass does: only its making is quicker."""

import copy
import dataclasses
import pickle
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_selfcheck.ground.frozen import frozen


@frozen
class Ours:
    """As we make it."""

    what: str
    many: int = 0
    beside: dict[str, int] = field(default_factory=dict)

    @property
    def loud(self) -> str:
        return self.what.upper()


@dataclass(frozen=True, kw_only=True)
class Theirs:
    """As Python makes it."""

    what: str
    many: int = 0
    beside: dict[str, int] = field(default_factory=dict)


values = st.fixed_dictionaries(
    {"what": st.sampled_from("ab")},
    optional={"many": st.integers(0, 2), "beside": st.dictionaries(st.sampled_from("xy"), st.integers(0, 1))},
)


@given(values, values)
def test_it_holds_compares_and_shows_what_a_dataclass_does(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    ours, theirs = Ours(**one), Theirs(**one)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert (ours == Ours(**other)) is (theirs == Theirs(**other))
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert replace(ours, **other) == Ours(**{**dataclasses.asdict(theirs), **other})


def test_another_class_with_the_same_values_is_another_thing() -> None:
    @frozen
    class Other:
        what: str

    one: object = Other(what="a")
    assert one != Ours(what="a")


def test_nothing_in_it_can_be_changed_or_taken_away() -> None:
    one: Any = Ours(what="a")
    for name in ("what", "loud", "new"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=name):
            setattr(one, name, "b")
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.what
    assert one == Ours(what="a")


def test_what_is_missing_and_what_is_not_known_is_named() -> None:
    make: Any = Ours
    with pytest.raises(TypeError, match="what"):
        make(many=1)
    with pytest.raises(TypeError, match="waht"):
        make(what="a", waht="b")
    with pytest.raises(TypeError):
        make("a")


def test_each_has_a_default_of_its_own() -> None:
    assert Ours(what="a").beside is not Ours(what="a").beside


def test_equal_ones_have_one_place_in_a_set() -> None:
    @frozen
    class Plain:
        what: str

    assert len({Plain(what="a"), Plain(what="a"), Plain(what="b")}) == 2


def test_copied_or_sent_to_another_process_it_is_the_same() -> None:
    one = Ours(what="a", many=2, beside={"x": 1})
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one  # noqa: S301  (our own)
    assert one.loud == "A"
