"""Words that people wrote show as they are and never become markup."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from iku.present.escape import chart_text, markdown_text


def test_tags_in_a_chart_are_shown_not_obeyed() -> None:
    assert chart_text('<a href="javascript:x">A & B</a>') == '&lt;a href="javascript:x"&gt;A &amp; B&lt;/a&gt;'


@given(st.text())
def test_chart_text_holds_no_tag_and_reads_the_same(text: str) -> None:
    assert "<" not in chart_text(text)
    assert html.unescape(chart_text(text)) == html.unescape(html.escape(text, quote=False))


def test_marks_of_markdown_are_shown_not_obeyed() -> None:
    assert markdown_text("*a* [b](c) :red[d] $e$") == r"\*a\* \[b\]\(c\) \:red\[d\] \$e\$"
    assert markdown_text("baris\n# judul") == r"baris \# judul"


@given(st.text())
def test_only_backslashes_are_added_for_markdown(text: str) -> None:
    assert re.sub(r"\\(.)", r"\1", markdown_text(text), flags=re.DOTALL) == text.replace("\n", " ")
