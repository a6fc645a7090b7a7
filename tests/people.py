"""An office's people: one in each role, each with an account."""

from iku.domain.person import Grant, Person, Reading, Role, Standing, sole_person


def member(name: str, *grants: Grant) -> Person:
    return Person(name, f"account-{name.casefold()}", Standing.MEMBER, frozenset(grants))


def operator(name: str, subdivision: str) -> Person:
    return member(name, Grant(Role.OPERATOR, subdivision))


LEADER = member("Nanas", Grant(Role.LEADER))
KUL = operator("Sari", "kul")
RENDATIN = operator("Dewi", "rendatin")
TEKNIS = operator("Tono", "teknis-hukum")
PARMAS = operator("Putri", "parmas-sdm")
VERIFIER = member("Budi", Grant(Role.VERIFIER, "rendatin"))
SECRETARY = member("Hendro", Grant(Role.SECRETARY))
ADMINISTRATOR = member("Wati", Grant(Role.ADMINISTRATOR))
WITHOUT_ROLE = member("Baru")
VISITOR = Person("")
PUBLIC = Person("", reading=Reading.VERIFIED)
READER = Person("", reading=Reading.FIGURES)
ALONE = sole_person("Ani")

EVERYONE = {
    "pimpinan": LEADER,
    "operator": KUL,
    "verifikator": VERIFIER,
    "sekretaris": SECRETARY,
    "administrator": ADMINISTRATOR,
    "tanpa peran": WITHOUT_ROLE,
    "pengunjung": VISITOR,
    "publik": PUBLIC,
    "pembaca": READER,
    "sendiri": ALONE,
}
