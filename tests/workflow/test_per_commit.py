"""Answers are kept until the next commit, and no longer."""

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from iku.store.connection import Store
from iku.workflow.per_commit import PerCommit


@pytest.fixture
def store() -> Iterator[Store]:
    with closing(Store.open(None)) as opened:
        yield opened


def commit(store: Store) -> None:
    with store.writing():
        pass


def never() -> str:
    raise AssertionError("asked again")


def saying(answer: str) -> Callable[[], str]:
    return lambda: answer


def test_an_answer_stands_until_the_next_commit(store: Store) -> None:
    answers: PerCommit[str, str] = PerCommit()

    assert answers.ask(store, "a", saying("first")) == "first"
    assert answers.ask(store, "a", never) == "first"
    assert answers.ask(store, "b", saying("other")) == "other"

    commit(store)
    assert answers.ask(store, "a", saying("second")) == "second"
    assert answers.ask(store, "b", saying("another")) == "another"


def test_another_store_is_asked_for_its_own(store: Store) -> None:
    answers: PerCommit[str, str] = PerCommit()
    answers.ask(store, "a", saying("here"))

    with closing(Store.open(None)) as elsewhere:
        assert answers.ask(elsewhere, "a", saying("there")) == "there"
    assert answers.ask(store, "a", never) == "here"


def test_what_was_being_read_while_somebody_committed_is_given_and_not_kept(store: Store) -> None:
    answers: PerCommit[str, str] = PerCommit()

    def read_late() -> str:
        commit(store)
        assert answers.ask(store, "a", saying("new")) == "new"
        return "old"

    assert answers.ask(store, "a", read_late) == "old"
    assert answers.ask(store, "a", never) == "new"


def test_a_reading_that_fails_is_tried_again(store: Store) -> None:
    answers: PerCommit[str, str] = PerCommit()
    with pytest.raises(AssertionError):
        answers.ask(store, "a", never)

    assert answers.ask(store, "a", saying("now")) == "now"
