"""`python -m iku`: the dashboard's work without a browser. `python -m iku --help` lists the commands."""

from typing import Annotated

import typer

from iku.commands import accounts, backing_up, checking, exporting, importing, papers, reading, relay

app = typer.Typer(
    name="iku",
    help="Dasbor IKU: impor, hitung, ekspor, periksa. Hasil ke stdout, pesan ke stderr.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def server(
    url: Annotated[
        str,
        typer.Option(
            "--server", metavar="URL", help="Jalankan lewat dasbor di alamat ini; tanpa ini: yang berjalan di sini."
        ),
    ] = "",
    token: Annotated[str, typer.Option("--token", envvar="IKU_TOKEN", help="Token akun di dasbor itu.")] = "",
) -> None:
    """Dasbor IKU: impor, hitung, ekspor, periksa. Hasil ke stdout, pesan ke stderr."""
    relay.chosen.url, relay.chosen.token = url, token


app.add_typer(importing.app, name="import")
app.add_typer(accounts.app, name="account")
app.command("achievements")(reading.achievements)
app.command("template")(exporting.template)
app.command("export")(exporting.export)
app.command("calendar")(exporting.calendar)
app.command("report")(papers.report)
app.command("verify")(papers.verify)
app.command("check")(checking.check)
app.command("sample")(checking.sample)
app.command("backup")(backing_up.backup)
app.command("verify-backup")(backing_up.verify_backup)
app.command("restore")(backing_up.restore)

if __name__ == "__main__":
    app()
