"""A flipped sign or constant of `views.sql` is caught. Here a sample of the flips; `.ci/run` makes all of them."""

from pathlib import Path

from tests.store.equivalent_flips import EQUIVALENT
from tests.store.flip_views import Flip, flips, unexplained
from tests.store.sample import STORE, Sample, connection_with_views

EVERY = 23
"""One flip in so many is made here: enough to notice that the net has a hole, quick enough for every run."""


def all_flips() -> list[Flip]:
    return flips((STORE / "views.sql").read_text(encoding="utf-8"))


def test_the_views_answer_the_whole_sample_like_the_oracle() -> None:
    sample, cursor = Sample(), connection_with_views()
    sample.enter(cursor)
    assert sample.first_wrong(cursor) is None


def test_flips_of_the_views_are_caught() -> None:
    assert [f"line {flip.line}, {flip.change}: {flip.source}" for flip in unexplained(all_flips()[::EVERY])] == []


def test_every_flip_called_equivalent_is_still_there_to_be_made() -> None:
    assert set(EQUIVALENT) - {flip.key for flip in all_flips()} == set()


def test_each_sign_constant_and_keyword_is_flipped_once_outside_comments() -> None:
    text = "-- a < 1\ncreate or replace macro ok(x) as x >= 10 and x is not null;\n"
    assert [(flip.line, flip.change) for flip in flips(text)] == [
        (2, "35: >= -> >"),
        (2, "35: >= -> <="),
        (2, "38: 10 -> 11"),
        (2, "41: and -> or"),
        (2, "50: not -> nothing"),
    ]
    assert flips(text)[3].flipped == "-- a < 1\ncreate or replace macro ok(x) as x >= 10 or x is not null;"


def test_the_oracle_knows_nothing_of_the_product() -> None:
    folder = Path(__file__).parents[1]
    for oracle in sorted(folder.glob("by_hand*.py")):
        imports = [line for line in oracle.read_text(encoding="utf-8").splitlines() if "import" in line]
        assert not any("iku" in line for line in imports), oracle.name
