"""HTML that no one's words can break out of."""

from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from iku.ui.markup import NOTHING, Html, element, joined, listing, outward, table

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)


class Reader(HTMLParser):
    """Collects tags and what stands between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(attrs)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(TEXT)
def test_text_is_read_back_as_it_was_and_never_as_markup(text: str) -> None:
    reader = Reader(element("p", text))
    assert reader.tags == ["p"]
    assert reader.words == text


@given(TEXT)
def test_an_attribute_cannot_leave_its_quotes(text: str) -> None:
    reader = Reader(outward("berkas", f"https://contoh.id/{text}"))
    assert reader.tags == ["a"]
    assert reader.attributes["href"] == f"https://contoh.id/{text}"
    assert set(reader.attributes) == {"href", "target", "rel"}


def test_markup_made_here_is_kept() -> None:
    assert element("p", element("b", "a & b"), " < c") == "<p><b>a &amp; b</b> &lt; c</p>"


def test_a_list_without_items_is_nothing() -> None:
    assert listing([]) is NOTHING
    assert listing(["satu"], class_="x") == '<ul class="x"><li>satu</li></ul>'


def test_a_table_names_its_columns_and_rows() -> None:
    reader = Reader(table("Judul", ["Nama", "Angka"], [["A", "1"], ["<i>", "2"]]))
    assert reader.tags == [
        "div",
        "table",
        "caption",
        "thead",
        "tr",
        "th",
        "th",
        "tbody",
        "tr",
        "th",
        "td",
        "tr",
        "th",
        "td",
    ]
    assert reader.words == "JudulNamaAngkaA1<i>2"


def test_what_is_joined_is_markup_again() -> None:
    assert isinstance(joined(["a", Html("<br>"), "&"]), Html)
    assert unescape(joined(["a", "&"])) == "a&"
