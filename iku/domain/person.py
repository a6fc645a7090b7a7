"""Who acts, and in which roles."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is to the office's indicators; a person may hold several."""

    LEADER = "leader"
    """pimpinan: reads and presents"""
    OPERATOR = "operator"
    """of a subdivision: reports what it owns or contributes to"""
    VERIFIER = "verifier"
    """checks what other subdivisions than the own one reported"""
    SECRETARY = "secretary"
    """rules, locks, reopens; verifies what the verifier's own subdivision reported"""
    ADMINISTRATOR = "administrator"
    """accounts, backups, settings"""


class Standing(StrEnum):
    """How the dashboard knows who is asking."""

    VISITOR = "visitor"
    """nobody has signed in"""
    MEMBER = "member"
    """signed in; may do what the grants allow"""
    ALONE = "alone"
    """single-person mode: the only person, at the machine that serves the dashboard"""
    CONSOLE = "console"
    """at the command line of that machine, where the files themselves could be read"""


class Reading(StrEnum):
    """What someone without a role may see."""

    NOTHING = "nothing"
    VERIFIED = "verified"
    """figures that were verified or locked, and no evidence"""
    FIGURES = "figures"
    """every figure, and no evidence"""


@dataclass(frozen=True, slots=True)
class Grant:
    """A role, for an operator or a verifier with the subdivision that the person belongs to ("" for the other roles)."""

    role: Role
    subdivision: str = ""


class TokenScope(StrEnum):
    """What a token lets another system do of what its account may."""

    READ = "read"
    REPORT = "report"
    """read, report realisations, attach evidence, take back"""
    EVERYTHING = "everything"
    """everything but accounts and tokens"""


@dataclass(frozen=True, slots=True)
class Person:
    """The person who asks for an action; every `workflow` function takes one. By default a visitor, who may do nothing.

    `account` identifies a member for as long as the account exists, whatever its name becomes. `scope` narrows what may be
    done where another system asks with the person's token.
    """

    name: str
    account: str = ""
    standing: Standing = Standing.VISITOR
    grants: frozenset[Grant] = frozenset()
    reading: Reading = Reading.NOTHING
    scope: TokenScope | None = None

    @property
    def is_named(self) -> bool:
        return bool(self.name.strip())

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def subdivisions(self) -> frozenset[str]:
        """The ones that the person belongs to, in whatever role."""
        return frozenset(grant.subdivision for grant in self.grants if grant.subdivision)

    def operates(self, subdivision: str) -> bool:
        return Grant(Role.OPERATOR, subdivision) in self.grants


def sole_person(name: str) -> Person:
    """The only person of single-person mode."""
    return Person(name, standing=Standing.ALONE)


def at_the_console(name: str) -> Person:
    """Whoever works at the command line of the machine that holds the files."""
    return Person(name, standing=Standing.CONSOLE)
