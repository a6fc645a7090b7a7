"""The same stores and visits as for the tests of pages."""

from tests.pages.conftest import connection, filled_office, office, sample, visit

__all__ = ["connection", "filled_office", "office", "sample", "visit"]
