"""`account …`: who may sign in, and as what. The first administrator is made here, and nowhere else."""

from typing import Annotated

import typer

from iku.commands import capture
from iku.commands.capture import acting
from iku.commands.exits import say, told
from iku.commands.options import Format
from iku.commands.printing import Form, print_rows
from iku.commands.relay import relayed
from iku.domain.account import Account, NewAccount, OneTimePassword
from iku.domain.person import Person
from iku.workflow import accounts, opening
from iku.workflow.accounts import grant_named
from iku.workflow.directory import account_named
from iku.workflow.workspace import Workspace

app = typer.Typer(help="Akun: siapa yang boleh masuk, dan sebagai apa.", no_args_is_help=True)

Login = Annotated[str, typer.Argument(metavar="NAMA_AKUN", help="Yang diketik saat masuk, misalnya siti.aminah.")]
Roles = Annotated[
    list[str],
    typer.Option(
        "--role",
        metavar="PERAN",
        help="leader, operator:SUBBAGIAN, verifier:SUBBAGIAN, secretary, administrator; boleh lebih dari sekali.",
    ),
]
By = Annotated[str, typer.Option("--person", envvar="IKU_PERSON", help="Siapa yang melakukannya; dicatat.")]
Reason = Annotated[str, typer.Option("--reason", help="Alasan; dicatat.")]
AT_THE_CONSOLE = "baris perintah"


@app.command("add")
@relayed("account add")
def add(
    login: Login,
    name: Annotated[str, typer.Option("--name", help="Nama lengkap; tercatat pada setiap kiriman.")],
    role: Roles,
    email: Annotated[str, typer.Option("--email", help="Surel; untuk masuk lewat penyedia identitas.")] = "",
    person: By = AT_THE_CONSOLE,
) -> None:
    """Buka akun. Kata sandi sekali pakai ditulis ke stdout, satu kali ini saja."""
    with told():
        workspace = opening.working()
        asked = NewAccount(login, name, email, frozenset(grant_named(text) for text in role))
        _give(accounts.open_account(workspace, acting(person), asked))


@app.command("list")
@relayed("account list")
def listing(form: Format = Form.TABLE) -> None:
    """Daftar akun dengan peran, keadaan, dan kapan terakhir masuk."""
    with told():
        known = accounts.known_accounts(opening.working(), acting(AT_THE_CONSOLE))
    print_rows([_row(account) for account in known], form)


@app.command("reset")
@relayed("account reset")
def reset(login: Login, person: By = AT_THE_CONSOLE) -> None:
    """Ganti kata sandi dengan yang sekali pakai; semua sesi akun itu berakhir."""
    with told():
        workspace, account = _account(login)
        _give(accounts.reset_password(workspace, acting(person), account.account))


@app.command("grant")
@relayed("account grant")
def grant(login: Login, role: Roles, person: By = AT_THE_CONSOLE) -> None:
    """Tetapkan peran: yang disebut berlaku, yang tidak disebut dicabut."""
    with told():
        workspace, account = _account(login)
        held = frozenset(grant_named(text) for text in role)
        accounts.grant(workspace, acting(person), account.account, held)
    say(f"Peran {login} ditetapkan. Siapa yang sedang masuk dengan akun itu harus masuk lagi.")


@app.command("disable")
@relayed("account disable")
def disable(login: Login, reason: Reason = "", person: By = AT_THE_CONSOLE) -> None:
    """Nonaktifkan akun; semua sesinya berakhir saat itu juga."""
    _switch(login, reason, acting(person), is_enabled=False)


@app.command("enable")
@relayed("account enable")
def enable(login: Login, reason: Reason = "", person: By = AT_THE_CONSOLE) -> None:
    """Aktifkan kembali akun."""
    _switch(login, reason, acting(person), is_enabled=True)


def _switch(login: str, reason: str, person: Person, *, is_enabled: bool) -> None:
    with told():
        workspace, account = _account(login)
        accounts.switch(workspace, person, account.account, reason, is_enabled=is_enabled)
    say(f"Akun {login} {'aktif' if is_enabled else 'nonaktif'}.")


def _account(login: str) -> tuple[Workspace, Account]:
    workspace = opening.working()
    return workspace, account_named(workspace, login)


def _give(made: OneTimePassword) -> None:
    typer.echo(made.password, file=capture.out())
    say(
        f"Kata sandi sekali pakai untuk {made.login}: berlaku 7 hari, tidak dapat dilihat lagi, dan harus diganti saat masuk "
        "pertama."
    )


def _row(account: Account) -> dict[str, object]:
    roles = sorted(f"{g.role.value}:{g.subdivision}" if g.subdivision else g.role.value for g in account.grants)
    return {
        "login": account.login,
        "name": account.name,
        "email": account.email,
        "roles": roles,
        "enabled": account.is_enabled,
        "one_time_password": account.must_change_password,
        "last_signed_in": account.last_signed_in,
    }
