"""Every exception of this project.

    IkuError
    ├── UserError               shown to a person as a sentence, never as a traceback
    │   ├── DefinitionsBroken   the folder of definitions cannot be used; carries all its problems
    │   ├── UploadRefused       a file or a typed report has problems; carries all of them
    │   ├── RulingRefused       what was to be laid down has problems, or would break the definitions; carries all of them
    │   ├── DictionaryExists    a year's definitions would be copied to a year that has its own
    │   ├── ConfirmationMissing a report with questions (the 100x guard) was sent without answering them; carries them
    │   ├── EvidenceRefused     a file or link cannot be kept as evidence; carries all its problems
    │   ├── PreviewFailed       a file of evidence cannot be shown; carries why
    │   ├── StoreBusy           another program holds the store's file
    │   ├── StoreUnusable       the store's file cannot be opened or written
    │   │   ├── StoreDamaged    it is not what was written; names the newest backup
    │   │   └── StoreNewer      a later release has written it
    │   ├── BackupRefused       an archive is no backup that can be trusted; says what is wrong with it
    │   ├── FolderNotFresh      a backup is to be restored into a folder that holds something
    │   ├── StaleRehearsal      what was rehearsed is no longer what would be stored
    │   │   ├── FiguresChanged  somebody changed the very figures meanwhile; carries who and what
    │   │   └── WordsChanged    somebody explained the very figures anew meanwhile; carries who and what
    │   ├── PersonUnnamed       an action without a person who acts
    │   ├── NotAllowed          the person may not do this
    │   ├── QuarterLocked       the quarter is locked; says by whom, when and why
    │   ├── ExplanationMissing  a figure below target was reported without causes and follow-up; carries the needs
    │   ├── NotReviewable       a report cannot be reviewed as it stands; says why
    │   ├── CommentMissing      a report is returned, or verified without full proof, without a comment
    │   ├── QuarterUnsettled    a quarter with unverified reports is to be locked without a reason; carries them
    │   ├── NotLocked           a quarter that is open is to be reopened
    │   ├── ReasonMissing       an action that needs a reason was asked for without one
    │   ├── MeetingRefused      a meeting cannot be held or noted down like that; says why
    │   ├── TemplateUnusable    a template of the office cannot be filled in; says which and why
    │   ├── AccountRefused      an account cannot be opened or changed like that
    │   ├── UnknownAccount      no such account
    │   ├── LastAdministrator   the change would leave nobody who can manage accounts
    │   ├── PasswordRefused     a chosen password is not good enough
    │   ├── SignInRefused       name and password do not belong together, for whatever reason
    │   ├── MailUnavailable     a reminder cannot be sent: no mail server is set up, or the data is a sample
    │   ├── TooManyAttempts     somebody has tried too often to sign in; says how long to wait
    │   ├── TokenRefused        a token cannot be issued like that; says why
    │   ├── UnknownToken        no such token, or it has been revoked already
    │   └── UnknownSubmission   no such submission, or it has been withdrawn already
    └── (anything else is a bug)

A sentence in Indonesian for each `UserError` is in `iku.present.problems`; exceptions carry values only.
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iku.domain.backup import Damage
    from iku.domain.meanwhile import FigureChange
    from iku.domain.period import Period
    from iku.domain.permission import Action
    from iku.domain.problem import Problem
    from iku.domain.review import ExplanationNeed, QuarterLock, QuarterState, StandingExplanation


class IkuError(Exception):
    """The base of all of them."""


class UserError(IkuError):
    """Something a person can mend, shown as a sentence."""


class ProblemsFound(UserError):
    """Input was refused whole; `problems` lists everything that is wrong with it, in reading order."""

    def __init__(self, problems: Sequence["Problem"]) -> None:
        super().__init__(f"{len(problems)} problem(s), first: {problems[0] if problems else None}")
        self.problems = tuple(problems)


class DefinitionsBroken(ProblemsFound):
    """The folder of definitions cannot be used."""


class UploadRefused(ProblemsFound):
    """A file of realisations or targets, or a typed report, was refused; nothing of it is stored."""


class RulingRefused(ProblemsFound):
    """What was to be laid down cannot be; nothing is stored."""


class DictionaryExists(UserError):
    """A year has definitions of its own already."""

    def __init__(self, year: int) -> None:
        super().__init__(str(year))
        self.year = year


class ConfirmationMissing(ProblemsFound):
    """A report with questions was sent without answering them."""


class EvidenceRefused(ProblemsFound):
    """A file or link cannot be kept as evidence."""


class PreviewFailed(UserError):
    """A file of evidence cannot be shown: `problem` says why."""

    def __init__(self, problem: "Problem") -> None:
        super().__init__(problem.code)
        self.problem = problem


class StoreBusy(UserError):
    """Another program holds the store's file open."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class StoreUnusable(UserError):
    """The store's file cannot be opened or written: not a database, a full disk, no permission."""

    def __init__(self, path: Path, cause: str) -> None:
        super().__init__(f"{path}: {cause}")
        self.path = path
        self.cause = cause


class StoreDamaged(StoreUnusable):
    """The store's file, or the log beside it, is not what was written. `backup`: the newest one that was verified."""

    def __init__(self, path: Path, cause: str, backup: Path | None) -> None:
        super().__init__(path, cause)
        self.backup = backup


class StoreNewer(StoreUnusable):
    """The store was upgraded by a later release than this one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "written by a later release")


class BackupRefused(UserError):
    """An archive is no backup that can be trusted. `name`: the file in it that is concerned, or the year; else ""."""

    def __init__(self, path: Path, damage: "Damage", name: str = "") -> None:
        super().__init__(f"{path}: {damage} {name}".strip())
        self.path = path
        self.damage = damage
        self.name = name


class FolderNotFresh(UserError):
    """A backup is to be restored into a folder that holds something: nothing is ever overwritten."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self.folder = folder


class StaleRehearsal(UserError):
    """Facts were stored between the rehearsal and the commit, so its "before" is no longer true."""


class FiguresChanged(StaleRehearsal):
    """Figures of the submission itself were changed since it was rehearsed; `changes` says by whom, when and how."""

    def __init__(self, changes: Sequence["FigureChange"]) -> None:
        super().__init__(", ".join("/".join(map(str, change.key)) for change in changes))
        self.changes = tuple(changes)


class WordsChanged(StaleRehearsal):
    """Figures that the submission explains were explained anew since it was rehearsed; `standing` says how, by whom."""

    def __init__(self, standing: Sequence["StandingExplanation"]) -> None:
        super().__init__(", ".join("/".join(map(str, said.explanation.key)) for said in standing))
        self.standing = tuple(standing)


class PersonUnnamed(UserError):
    """An action was asked for without a person who acts."""


class NotAllowed(UserError):
    """The person may not do this. Where an action is about an indicator, `indicator` is its code, else ""."""

    def __init__(self, action: "Action", indicator: str = "") -> None:
        super().__init__(f"{action} {indicator}".strip())
        self.action = action
        self.indicator = indicator


class QuarterLocked(UserError):
    """A locked quarter refuses every write."""

    def __init__(self, lock: "QuarterLock") -> None:
        super().__init__(f"{lock.year} TW {lock.quarter}")
        self.lock = lock


class ExplanationMissing(UserError):
    """Figures below target were reported without causes and follow-up; `needs` lists them in the decree's order."""

    def __init__(self, needs: Sequence["ExplanationNeed"]) -> None:
        super().__init__(", ".join(need.indicator for need in needs))
        self.needs = tuple(needs)


class NotReviewable(UserError):
    """A report cannot be reviewed as it stands: nothing was reported, or documents were not checked yet.

    `unchecked` counts the attached documents that still wait for a check.
    """

    def __init__(self, state: "QuarterState", unchecked: int = 0) -> None:
        super().__init__(f"{state.indicator} {state.state} {unchecked}")
        self.state = state
        self.unchecked = unchecked


class CommentMissing(UserError):
    """A report is returned, or verified although documents are lacking, without a comment."""

    def __init__(self, indicator: str) -> None:
        super().__init__(indicator)
        self.indicator = indicator


class QuarterUnsettled(UserError):
    """A quarter is to be locked without a reason while these reports are not verified."""

    def __init__(self, period: "Period", states: Sequence["QuarterState"]) -> None:
        super().__init__(f"{period}: {len(states)}")
        self.period = period
        self.states = tuple(states)


class NotLocked(UserError):
    """A quarter that is open is to be reopened."""

    def __init__(self, period: "Period") -> None:
        super().__init__(str(period))
        self.period = period


class MailUnavailable(UserError):
    """Reminders cannot be sent: the office has set up no mail server, or the data is a sample."""

    def __init__(self, *, is_practice: bool) -> None:
        super().__init__("sample data" if is_practice else "no mail server")
        self.is_practice = is_practice


class ReasonMissing(UserError):
    """An action that needs a reason was asked for without one."""


class MeetingProblem(StrEnum):
    """Why a meeting cannot be held, or noted down, like that."""

    UNKNOWN = "unknown"
    CLOSED = "closed"
    UNTITLED = "untitled"
    NOT_A_DATE = "not_a_date"
    UNDATED = "undated"
    NOTHING_SAID = "nothing_said"
    NO_OWNER = "no_owner"
    NO_DUE_DATE = "no_due_date"
    ANOTHER_TAKES_NOTES = "another_takes_notes"
    NOT_PROVED = "not_proved"
    """a follow-up is called done without a file or link"""
    UNKNOWN_SLIDE = "unknown_slide"


class MeetingRefused(UserError):
    """`name`: of whoever takes the notes, or of what is not known."""

    def __init__(self, why: MeetingProblem, name: str = "") -> None:
        super().__init__(why.value, name)
        self.why = why
        self.name = name


class TemplateUnusable(UserError):
    """A template for a paper cannot be used. `cause` is what the template engine says; "" where it is no DOCX at all."""

    def __init__(self, name: str, cause: str = "") -> None:
        super().__init__(f"{name}: {cause or 'no DOCX'}")
        self.name = name
        self.cause = cause


class UnknownSubmission(UserError):
    """No such submission, or it has been withdrawn already."""

    def __init__(self, submission: str) -> None:
        super().__init__(submission)
        self.submission = submission


class AccountRefused(UserError):
    """An account cannot be opened or changed like that. `code` says what is wrong, `found` what was given."""

    def __init__(self, code: str, found: str = "") -> None:
        super().__init__(f"{code} {found}".strip())
        self.code = code
        self.found = found


class UnknownAccount(UserError):
    """No such account."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


class LastAdministrator(UserError):
    """The change would leave no enabled account that can manage accounts."""


class PasswordRefused(UserError):
    """A chosen password is not good enough. `code` says why; `bound` is the number of characters where it is about length."""

    def __init__(self, code: str, bound: int) -> None:
        super().__init__(code)
        self.code = code
        self.bound = bound


class SignInRefused(UserError):
    """Name and password do not belong together: one error for every reason, so that nobody learns which accounts exist."""


class TooManyAttempts(UserError):
    """Somebody has tried too often to sign in."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class TokenRefused(UserError):
    """A token cannot be issued like that. `code` says why, `bound` what is the most."""

    def __init__(self, code: str, bound: int) -> None:
        super().__init__(f"{code} {bound}")
        self.code = code
        self.bound = bound


class UnknownToken(UserError):
    """No such token, or it has been revoked already."""

    def __init__(self, token: str) -> None:
        super().__init__(token)
        self.token = token
