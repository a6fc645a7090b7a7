"""Whatever fails outside a page's frame is said in our words."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from iku.ui.frame import UNEXPECTED
from tests.pages.reading import plain


def fail_with_a_bug() -> None:
    from iku.ui.failure import say_failure

    say_failure(ValueError("/srv/iku/secret"))


def fail_with_a_busy_store() -> None:
    from pathlib import Path

    from iku.errors import StoreBusy
    from iku.ui.failure import say_failure

    say_failure(StoreBusy(Path("iku.duckdb")))


def test_a_bug_is_said_without_its_details() -> None:
    app = AppTest.from_function(fail_with_a_bug).run()

    assert [plain(error.value) for error in app.error] == [UNEXPECTED]
    assert not app.exception


def test_what_a_person_can_mend_is_said_with_what_to_do() -> None:
    app = AppTest.from_function(fail_with_a_busy_store).run()

    (said,) = [plain(error.value) for error in app.error]
    assert said == f"Data sedang dipakai program lain: {Path('iku.duckdb')}. Tutup program itu, lalu coba lagi."
    assert not app.exception
