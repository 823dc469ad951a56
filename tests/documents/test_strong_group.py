"""A group that is strong nearly everywhere has something to begin with too, in each form of the gap analysis."""

from tests.analysis.test_five_groups import CATALOGUE, strong_ulo
from ulo_selfcheck.analysis.gap_words import keep_strong, keep_strong_words, one_thing
from ulo_selfcheck.documents.formats import plain_text
from ulo_selfcheck.documents.gap_parts import gap_analysis, gap_parts
from ulo_selfcheck.documents.material import Material


def test_its_one_thing_for_this_month_is_the_first_part() -> None:
    material = Material.of(CATALOGUE, strong_ulo())
    assert not material.analysis.begin_with
    [thing] = one_thing(material.analysis)
    assert gap_parts(material).parts[0].word == "begin"
    assert thing in " ".join(plain_text.render(gap_analysis(material)).split())


def test_a_strength_at_fully_is_kept_so_and_one_below_goes_further() -> None:
    places = {one.id: one for one in Material.of(CATALOGUE, strong_ulo()).analysis.strengths}
    labels = {
        one: [label for label, _words in keep_strong(place, CATALOGUE)] for one, place in places.items()
    }
    assert labels["peer-support"] == ["Keep it so", "Show it", "Pass it on"]
    assert labels["diversity"][0] == "To go further"
    assert not keep_strong_words(places["peer-support"], CATALOGUE).startswith("Keep it so")
    assert "Show it" not in keep_strong_words(places["peer-support"], CATALOGUE, show=False)
