"""What other systems are told in words: RFC 9457 problem details carry a code for the program and a sentence for its owner."""

from collections.abc import Sequence

from iku.domain.problem import Problem
from iku.domain.review import ExplanationNeed
from iku.present.dates import short_quarter
from iku.present.interchange import Row, machine
from iku.present.problems import problem_sentence

TITLES: dict[int, str] = {
    400: "Permintaan tidak dapat dibaca",
    401: "Token diperlukan",
    403: "Tidak berwenang",
    404: "Tidak ditemukan",
    405: "Cara permintaan tidak dikenal di alamat ini",
    406: "Bentuk jawaban tidak tersedia",
    409: "Bertentangan dengan keadaan sekarang",
    413: "Isi terlalu besar",
    415: "Jenis isi tidak diterima",
    422: "Isi perlu diperbaiki",
    429: "Terlalu banyak permintaan",
    500: "Kesalahan di peladen",
    503: "Data sedang tidak dapat dibuka",
}

UNSIGNED = "Sertakan token: Authorization: Bearer iku_…. Token dibuat di Pengaturan › Token."
UNKNOWN_BEARER = "Token tidak dikenal, sudah dicabut, atau kedaluwarsa. Buat token baru di Pengaturan › Token."
NO_COOKIE = "Mengirim data hanya dengan token, bukan dengan sesi peramban. Buat token di Pengaturan › Token."
OTHER_SITE = "Permintaan dari halaman situs lain ditolak."
OTHER_HOST = "Tanpa akun, data hanya dibuka di komputer ini sendiri, dengan alamat localhost."
NO_NAME = "Sebut siapa yang mengirim dengan tajuk X-IKU-Person (UTF-8, percent-encoded)."
UNREADABLE_COMMAND = "Perintah ini tidak dapat dibaca; mungkin dikirim versi aplikasi yang lain."
NOT_FOUND = "Tidak ada apa-apa di alamat ini. Daftarnya ada di /api/openapi.json."
UNREADABLE_NAME = "Tajuk X-IKU-Person tidak dapat dibaca: nama paling banyak 120 huruf, UTF-8, percent-encoded."
TOO_OFTEN = "Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi."
UNAVAILABLE = "Data sedang tidak dapat dibuka atau ditulis. Coba lagi nanti."
FAILED = "Permintaan ini gagal karena kesalahan di peladen, yang sudah dicatat di log."
NO_FILE = "Tidak ada bukti dukung dengan hash ini."
NO_LINK = 'Isi harus satu objek JSON dengan "url" dan "seen_on" (2024-10-05), keduanya teks.'


def wrong_method(allowed: Sequence[str]) -> str:
    return f"Di alamat ini hanya {', '.join(allowed)}."


def wrong_form(forms: Sequence[str]) -> str:
    return f"Jawaban tersedia sebagai {', '.join(forms)}."


def wrong_body(kinds: Sequence[str]) -> str:
    return f"Isi harus berjenis {', '.join(kinds)}; sebutkan di Content-Type."


def too_large(most: int) -> str:
    return f"Isi paling besar {most // (1024 * 1024)} MB."


def unknown_code(name: str, found: str) -> str:
    return f'"{found}" tidak ada di kamus IKU (parameter "{name}").'


def wrong_parameters(count: int) -> str:
    return f"{count} parameter perlu diperbaiki."


def problem_row(problem: Problem) -> Row:
    """A problem of a file, as the pages word it."""
    return _row(problem, problem_sentence(problem))


def need_row(need: ExplanationNeed) -> Row:
    """A figure below target that came without causes and follow-up."""
    when = f"{short_quarter(need.quarter)} {need.year}"
    sentence = f"{need.indicator} {when} di bawah target. Isi obstacle, effort, owner, dan due_date."
    problem = Problem("explanation-missing", subject=need.indicator, expected="obstacle, effort, owner, due_date")
    return _row(problem, sentence)


def parameter_row(code: str, name: str, found: str, expected: str, nearest: str = "") -> Row:
    """A parameter that is unknown, missing, given twice or cannot be read."""
    sentences = {
        "unknown-parameter": f'Parameter "{name}" tidak dikenal.{f" Maksudnya {nearest}?" if nearest else ""}',
        "repeated-parameter": f'Parameter "{name}" diberikan lebih dari sekali.',
        "missing-parameter": f'Parameter "{name}" harus diisi: {expected}.',
        "unreadable-parameter": f'Parameter "{name}" berisi "{found}", padahal yang diisi {expected}.',
    }
    problem = Problem(code, column=name, found=found, expected=expected, nearest=nearest)
    return _row(problem, sentences[code])


def _row(problem: Problem, sentence: str) -> Row:
    return {
        "code": problem.code,
        "indicator": problem.subject,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "cell": problem.cell,
        "found": problem.found,
        "expected": problem.expected,
        "nearest": problem.nearest,
        "must_confirm": problem.must_confirm,
        "sentence": sentence,
    }


def details(status: int, code: str, sentence: str, problems: Sequence[Row] = ()) -> dict[str, object]:
    """The members of RFC 9457, and two of ours: the code by itself, and everything that is wrong with the input."""
    return {
        "type": f"urn:iku:problem:{code}",
        "title": TITLES[status],
        "status": status,
        "detail": sentence,
        "code": code,
        "problems": [{name: machine(value) for name, value in row.items()} for row in problems],
    }
