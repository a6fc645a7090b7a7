"""Rounding parts so that they still add up: each is printed as the hundredth just below or just above what it is."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def rounded_to_total(parts: Sequence[Fraction], total: Decimal) -> list[Decimal]:
    """The parts with two decimals, adding up to `total`, by the largest remainders; of equal ones the first comes first.

    What `total` differs by from the sum of the parts is spread over them evenly: with no part there must be none.
    """
    floors = [part * 100 // 1 for part in parts]
    each, more = divmod(int(total * 100) - sum(floors), len(parts)) if parts else (0, 0)
    raised = set(sorted(range(len(parts)), key=lambda n: floors[n] - parts[n] * 100)[:more])
    return [Decimal(whole + each + (n in raised)).scaleb(-2) for n, whole in enumerate(floors)]
