"""Why something could not be done, in the same look on every page; what is wrong with an upload has a list of its own."""

from collections.abc import Iterable

import streamlit as st

from iku.domain.problem import Problem
from iku.errors import ProblemsFound, UserError
from iku.present.escape import markdown_text
from iku.present.problems import error_sentence, problem_sentence


def say(error: UserError) -> None:
    """The error, and under it each of its problems, if it carries any."""
    say_text(error_sentence(error))
    if isinstance(error, ProblemsFound):
        list_problems(error.problems)


def say_text(text: str) -> None:
    """Of a refusal that was put into words before the page is drawn."""
    st.error(markdown_text(text), icon=":material/error:")


def list_problems(problems: Iterable[Problem]) -> None:
    """A line each, with what to do about it."""
    st.markdown("\n".join(f"- {markdown_text(problem_sentence(problem))}" for problem in problems))
