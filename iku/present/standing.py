"""Who is signed in, in words; and what is said to those who may not see a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from iku.domain.definitions import Definitions
from iku.domain.permission import Action
from iku.domain.person import Grant, Person
from iku.present import wording

READING_ONLY = (
    "Hanya dapat dibaca: dasbor ini terbuka di jaringan dan belum punya akun. Pengelola membuat administrator pertama dengan "
    '`python -m iku account add NAMA --name "Nama Lengkap" --role administrator`, lalu setiap orang masuk dengan akunnya.'
)
VERIFIED_ONLY = "Anda melihat capaian yang sudah terverifikasi. Masuk untuk melihat selebihnya."
RIGHTS_CHANGED = (
    "Wewenang Anda berubah sejak halaman ini dibuka. Yang baru saja Anda tekan "
    "tidak dijalankan bila bukan wewenang Anda lagi."
)
WITHOUT_ROLE = "Akun Anda dikenal, tetapi belum diberi peran. Minta administrator memberi peran."
UNKNOWN_IDENTITY = (
    "Anda sudah masuk, tetapi alamat surel Anda tidak punya akun di dasbor ini, belum diverifikasi penyedianya, atau masuknya "
    "sudah terlalu lama. Minta administrator membuka akun dengan alamat surel Anda, atau masuk lagi."
)


WAYS = {
    "oidc": "lewat penyedia identitas",
    "local": "dengan akun dasbor ini",
    "alone": "satu orang, hanya dari komputer ini",
    "reading_only": "hanya membaca, karena belum ada akun",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A calm page instead of the one that was asked for."""

    title: str
    text: str


def foreign_host(host: str) -> Refusal:
    """Instead of every page where the host that was asked for is none of the dashboard's."""
    return Refusal(
        "Alamat ini bukan alamat dasbor",
        f"Halaman ini dibuka lewat {host or 'alamat tanpa nama'}, yang bukan alamat dasbor ini. Karena itu tidak ada yang "
        "ditampilkan: halaman orang lain dapat mengarahkan peramban ke sini. Di komputer yang menjalankan dasbor, buka "
        "http://localhost dengan nomor portanya. Bila alamat ini memang alamat dasbor, pengelola menetapkannya dengan IKU_URL.",
    )


SIGN_IN_FIRST = Refusal("Silakan masuk", "Dasbor IKU ini hanya untuk yang punya akun di kantor ini.")
CHANGE_PASSWORD_FIRST = Refusal(
    "Ganti kata sandi dulu",
    "Anda masuk dengan kata sandi sekali pakai. Buat kata sandi Anda sendiri untuk melanjutkan.",
)


def not_for(person: Person, title: str, action: Action) -> Refusal:
    """Instead of a page that the person may not use."""
    if not person.roles:
        return Refusal(f"{title} perlu masuk dulu", f"Tanpa masuk, Anda tidak berwenang {wording.ACTIONS[action]}.")
    return Refusal(f"{title} bukan untuk peran Anda", f"Anda tidak berwenang {wording.ACTIONS[action]}.")


def roles_in_words(grants: Iterable[Grant], definitions: Definitions) -> str:
    """`Operator Subbagian Keuangan, Verifikator`; "tanpa peran" for none."""
    names = {s.code: s.short_name for s in definitions.subdivisions}
    order = list(wording.ROLES)
    held = sorted(grants, key=lambda g: (order.index(g.role), g.subdivision))
    return ", ".join(_role(g, names.get(g.subdivision, g.subdivision)) for g in held) or "tanpa peran"


def _role(grant: Grant, subdivision: str) -> str:
    """A verifier's subdivision is not part of what the role is called."""
    word = wording.ROLES[grant.role]
    return f"{word} {subdivision}" if word.endswith("Subbagian") else word
