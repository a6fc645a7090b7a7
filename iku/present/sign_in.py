"""The words of the pages on which one signs in, signs out and changes the password."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One line of a form. `autocomplete` tells password managers what belongs there."""

    name: str
    label: str
    autocomplete: str
    is_secret: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that is one form."""

    title: str
    text: str
    fields: tuple[Field, ...]
    button: str


LOGIN, PASSWORD = "login", "password"
CURRENT, NEW, AGAIN = "current", "new", "again"

SIGN_IN_PAGE = FormPage(
    "Masuk",
    "Dengan akun dari administrator dasbor ini.",
    (
        Field(LOGIN, "Nama akun", "username", is_secret=False),
        Field(PASSWORD, "Kata sandi", "current-password"),
    ),
    "Masuk",
)
SIGN_OUT_PAGE = FormPage(
    "Keluar", "Sesi di peramban ini diakhiri. Isian yang belum dikirim tetap tersimpan.", (), "Keluar"
)
CHANGE_PAGE = FormPage(
    "Ganti kata sandi",
    "Setelah diganti, semua sesi lain dengan akun ini berakhir.",
    (
        Field(CURRENT, "Kata sandi sekarang", "current-password"),
        Field(
            NEW, "Kata sandi baru", "new-password", hint="Paling sedikit 12 karakter; beberapa kata biasa pun boleh."
        ),
        Field(AGAIN, "Kata sandi baru, sekali lagi", "new-password"),
    ),
    "Ganti kata sandi",
)
FIRST_CHANGE = "Anda masuk dengan kata sandi sekali pakai. Buat kata sandi Anda sendiri untuk melanjutkan."
STALE_FORM = "Formulir ini sudah tidak berlaku. Isi sekali lagi, lalu kirim."
NOT_THE_SAME = "Kedua kata sandi baru tidak sama. Tulis sekali lagi."
WRONG_CURRENT = "Kata sandi sekarang tidak cocok. Tulis sekali lagi."
BACK = "Kembali ke dasbor"
UNAVAILABLE = (
    "Dasbor tidak dapat membuka datanya sekarang. Coba lagi sebentar; bila terulang, sampaikan kepada pengelola."
)
TITLE_SUFFIX = "Dasbor IKU"
