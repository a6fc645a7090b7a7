"""The list of accounts as administrators see it, and the roles that can be given."""

from collections.abc import Sequence

from iku.domain.account import WITH_SUBDIVISION, Account
from iku.domain.definitions import Definitions
from iku.domain.person import Grant
from iku.present import wording
from iku.present.dates import clock
from iku.present.standing import roles_in_words

HEADINGS = ("Nama", "Akun", "Surel", "Peran", "Keadaan", "Terakhir masuk")


def accounts_title(accounts: Sequence[Account]) -> str:
    """`5 akun, satu nonaktif`."""
    disabled = sum(not account.is_enabled for account in accounts)
    return f"{len(accounts)} akun, " + (f"{disabled} nonaktif" if disabled else "semua aktif")


def account_cells(account: Account, definitions: Definitions) -> tuple[str, ...]:
    """One line of the list, under HEADINGS."""
    seen = clock(account.last_signed_in) if account.last_signed_in else "belum pernah"
    roles = roles_in_words(account.grants, definitions)
    return (account.name, account.login, account.email or "–", roles, _state(account), seen)


def grant_choices(definitions: Definitions) -> dict[str, Grant]:
    """What can be given, by its words: `Operator Subbagian Teknis dan Hukum`, `Verifikator dari Teknis dan Hukum`."""
    choices: dict[str, Grant] = {}
    for role, word in wording.ROLES.items():
        if role not in WITH_SUBDIVISION:
            choices[word] = Grant(role)
            continue
        for subdivision in definitions.subdivisions:
            between = " " if word.endswith("Subbagian") else " dari "
            choices[f"{word}{between}{subdivision.short_name}"] = Grant(role, subdivision.code)
    return choices


def _state(account: Account) -> str:
    if not account.is_enabled:
        return f"⊘ nonaktif: {account.reason}"
    return "◷ menunggu kata sandi baru" if account.must_change_password else "● aktif"
