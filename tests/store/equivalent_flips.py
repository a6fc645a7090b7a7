"""The flips of `views.sql` after which no answer can change: line and change, under the reason."""

REASONS: dict[str, list[tuple[str, str]]] = {
    "a wider or finer type holds the same number; the narrower one is only as wide as the domain asks": [
        ("cast(cast(x as decimal(33, 4)) * cast(10000 as decimal(5, 0)) as hugeint);", "23: 33 -> 34"),
        ("cast(cast(x as decimal(33, 4)) * cast(10000 as decimal(5, 0)) as hugeint);", "55: 5 -> 6"),
        ("cast(cast(x as decimal(33, 4)) * cast(10000 as decimal(5, 0)) as hugeint);", "27: 4 -> 5"),
        ("cast(cast(x as decimal(34, 0)) * cast(0.01 as decimal(2, 2)) as decimal(36, 2));", "23: 34 -> 35"),
        ("cast(cast(x as decimal(34, 0)) * cast(0.01 as decimal(2, 2)) as decimal(36, 2));", "54: 2 -> 3"),
        ("cast(cast(x as decimal(34, 0)) * cast(0.01 as decimal(2, 2)) as decimal(36, 2));", "72: 36 -> 37"),
        ("cast(cast(x as decimal(34, 0)) * cast(0.01 as decimal(2, 2)) as decimal(36, 2));", "27: 0 -> 1"),
        ("cast(cast(x as decimal(34, 0)) * cast(0.01 as decimal(2, 2)) as decimal(36, 2));", "76: 2 -> 3"),
        ("cast(cast(x as decimal(32, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(36, 4));", "23: 32 -> 33"),
        ("cast(cast(x as decimal(32, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(36, 4));", "56: 4 -> 5"),
        ("cast(cast(x as decimal(32, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(36, 4));", "74: 36 -> 37"),
        ("cast(cast(x as decimal(32, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(36, 4));", "27: 0 -> 1"),
        ("cast(cast(x as decimal(32, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(36, 4));", "78: 4 -> 5"),
        ("cast(cast(x as decimal(33, 2)) * cast(100 as decimal(3, 0)) as hugeint);", "23: 33 -> 34"),
        ("cast(cast(x as decimal(33, 2)) * cast(100 as decimal(3, 0)) as hugeint);", "53: 3 -> 4"),
        ("cast(cast(x as decimal(33, 2)) * cast(100 as decimal(3, 0)) as hugeint);", "27: 2 -> 3"),
    ],
    "both ways of dividing give the same whole number on either side of the threshold": [
        ("when abs(numerator) < 2000000000000000000 and abs(denominator) < 2000000000000000000 then", "20: < -> <="),
        (
            "when abs(numerator) < 2000000000000000000 and abs(denominator) < 2000000000000000000 then",
            "22: 2000000000000000000 -> 2000000000000000001",
        ),
        ("when abs(numerator) < 2000000000000000000 and abs(denominator) < 2000000000000000000 then", "63: < -> <="),
        (
            "when abs(numerator) < 2000000000000000000 and abs(denominator) < 2000000000000000000 then",
            "65: 2000000000000000000 -> 2000000000000000001",
        ),
    ],
    "exactly on target, both formulas of stabilize give 100": [
        ("when n * sign(d) <= t * abs(d) then fraction(100 * n, d * t)", "17: <= -> <"),
    ],
    "nothing over anything is nothing": [
        ("case when n * sign(d) <= 0 then fraction(100, 1) else fraction(0, 1) end", "66: 1 -> 2"),
    ],
    "rows of version 1 never replace anything; leaving them out only saves time": [
        ("select * from known where version > 1", "34: > -> >="),
    ],
    "exists() does not look at what is selected": [
        ("select 1 from later as l", "7: 1 -> 2"),
        ("select 1 from latest as twin", "7: 1 -> 2"),
        ("select 1 from store.evidence_withdrawn as w", "7: 1 -> 2"),
    ],
    "the row is never without a partner, or has no quarter or indicator and is dropped by the next join": [
        ("join store.component_adopted as c on c.adoption = a.id", "0: join -> left join"),
        ("join averaged as k", "0: join -> left join"),
        ("join store.indicator_adopted as i on i.adoption = a.id", "0: join -> left join"),
        ("join store.due_quarter_adopted as d", "0: join -> left join"),
        ("join indicator_due(office_code, year_number, moment) as d", "0: join -> left join"),
        (
            "join definitions_in_force(office_code, year_number, moment) as a on a.id = c.adoption",
            "0: join -> left join",
        ),
        (
            "join figures as f on f.office = d.office and f.indicator = d.indicator and f.quarter = d.quarter",
            "0: join -> left join",
        ),
    ],
}
EQUIVALENT = {flip: reason for reason, flips in REASONS.items() for flip in flips}
