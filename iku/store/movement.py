"""Asking the formula what would be if only one thing had changed between two standpoints. The query is in `movement.sql`."""

from iku.domain.movement import Counterfactual
from iku.store.computed_year import percent
from iku.store.connection import Cursor
from iku.store.queries import Scope


def counterfactuals(
    cursor: Cursor, before: Scope, quarter_before: int, after: Scope, quarter_after: int
) -> list[Counterfactual]:
    """One per indicator of the earlier scope. Which realisations count is said by the later scope, for both."""
    rows = cursor.execute(
        """
        select indicator, held_hundredths, renewed_hundredths
        from indicator_counterfactuals(
            $office, $year_before, $quarter_before, $moment_before, $year_after, $quarter_after, $moment_after, $settled
        )
        order by indicator
        """,
        {
            "office": after.office,
            "settled": after.only_settled,
            "quarter_before": quarter_before,
            "quarter_after": quarter_after,
            **{f"{name}_before": before.parameters[name] for name in ("year", "moment")},
            **{f"{name}_after": after.parameters[name] for name in ("year", "moment")},
        },
    ).fetchall()
    return [Counterfactual(indicator, percent(held), percent(renewed)) for indicator, held, renewed in rows]
