"""People with accounts: opened as an administrator opens them, with passwords of their own."""

from iku.domain.account import NewAccount
from iku.domain.person import Grant, Role, at_the_console
from iku.workflow.accounts import open_account
from iku.workflow.signing_in import change_password, sign_in
from iku.workflow.workspace import Workspace

CONSOLE = at_the_console("uji")
PASSWORD = "kursi hujan lampu padi"
ADMINISTRATOR = Grant(Role.ADMINISTRATOR)
LEADER = Grant(Role.LEADER)
SECRETARY = Grant(Role.SECRETARY)
OPERATOR_OF_LAW = Grant(Role.OPERATOR, "teknis-hukum")
HERE = "127.0.0.1"


def newcomer(workspace: Workspace, login: str, *grants: Grant, email: str = "") -> str:
    """Opens an account and returns its one-time password."""
    asked = NewAccount(login, f"{login.capitalize()} (uji)", email, frozenset(grants))
    return open_account(workspace, CONSOLE, asked).password


def member(workspace: Workspace, login: str, *grants: Grant, email: str = "") -> str:
    """Opens an account whose password has been changed to PASSWORD; returns its identity."""
    first = newcomer(workspace, login, *grants, email=email)
    signed_in = sign_in(workspace, login, first, HERE)
    change_password(workspace, signed_in.secret, first, PASSWORD, HERE)
    return signed_in.account.account
