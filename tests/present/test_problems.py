"""Every problem and every error has its sentence, and no sentence is without one."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

from iku import errors
from iku.domain.backup import Damage
from iku.domain.meanwhile import FigureChange
from iku.domain.period import Period
from iku.domain.permission import Action
from iku.domain.problem import Problem
from iku.domain.review import (
    Explanation,
    ExplanationNeed,
    QuarterLock,
    QuarterState,
    ReportState,
    StandingExplanation,
)
from iku.domain.submission import RealisationFact
from iku.errors import (
    AccountRefused,
    BackupRefused,
    CommentMissing,
    ConfirmationMissing,
    DefinitionsBroken,
    DictionaryExists,
    EvidenceRefused,
    ExplanationMissing,
    FiguresChanged,
    FolderNotFresh,
    LastAdministrator,
    MailUnavailable,
    MeetingProblem,
    MeetingRefused,
    NotAllowed,
    NotLocked,
    NotReviewable,
    PasswordRefused,
    PersonUnnamed,
    PreviewFailed,
    ProblemsFound,
    QuarterLocked,
    QuarterUnsettled,
    ReasonMissing,
    RulingRefused,
    SignInRefused,
    StaleRehearsal,
    StoreBusy,
    StoreDamaged,
    StoreNewer,
    StoreUnusable,
    TemplateUnusable,
    TokenRefused,
    TooManyAttempts,
    UnknownAccount,
    UnknownSubmission,
    UnknownToken,
    UploadRefused,
    UserError,
    WordsChanged,
)
from iku.present.evidence_sentences import EVIDENCE_SENTENCES
from iku.present.folder_sentences import FINDING_SENTENCES, FOLDER_SENTENCES, RULING_SENTENCES
from iku.present.problem_fields import FIELDS
from iku.present.problems import SENTENCES, error_sentence, problem_sentence
from iku.present.spelling import spelled
from iku.present.upload_sentences import UPLOAD_SENTENCES

INTAKE = Path(__file__).resolve().parents[2] / "iku" / "intake"
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")
ONE_WORD = {"negative", "jump"}
NO_CODES = {"utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-8"}
FILLED = {"subject", "found", "expected", "nearest", "column"}
NUMBERS = {"found": "92", "expected": "94", "nearest": "97.87"}
LISTS = ("expected_list", "expected_or", "expected_bare", "choices", "perhaps_or_codes")
EXAMPLES: dict[str, dict[str, str]] = {
    "ambiguous-number": {"found": "98.500", "expected": "98500 | 98.5"},
    "malformed-number": NUMBERS,
    "too-many-decimals": NUMBERS,
    "parts-disagree": {"found": "98.5", "expected": "92/94", "nearest": "97.87"},
    "range-reversed": {"found": "90–80", "expected": "80 | 90"},
    "jump": {"found": "9725", "expected": "target 100 | last 97.25", "nearest": "97.25"},
    "numerator-above-denominator": NUMBERS,
    "repeated-row": {"found": "2024-3", "expected": "2"},
    "other-period": {"found": "2024-2", "expected": "2024-3"},
    "other-period-file": {"found": "2024-2", "expected": "2024-3"},
    "quarter-column-missing": {"found": "TW I", "expected": "2024-3"},
    "period-missing": {"expected": "quarter"},
    "date-in-number": {"found": "2024-05-12T00:00:00"},
    "file-too-large": {"found": "30000000", "expected": "20971520"},
    "evidence-too-large": {"found": "30000000", "expected": "10485760"},
    "evidence-unpacks-too-large": {"found": "XLSX", "expected": "104857600"},
    "text-missing": {"column": "source"},
    "not-in-decree": {"column": "description", "found": "teks"},
    "ruling-unfit": {"column": "division"},
    "repeated-text": {"column": "description", "expected": "formula", "nearest": "IKU-06"},
}


def codes_in_intake() -> set[str]:
    """Every text in the package that looks like a code."""
    return {
        node.value
        for module in INTAKE.glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and (CODE.fullmatch(node.value) or node.value in ONE_WORD)
    } - NO_CODES


def example(code: str) -> Problem:
    takes_several = any(f"{{{name}}}" in SENTENCES[code] for name in LISTS)
    usual = {
        "found": "97",
        "expected": "IKU-01 | IKU-13" if takes_several else "94",
        "nearest": "IKU-02",
        "column": "Realisasi",
    }
    given = usual | EXAMPLES.get(code, {})
    return Problem(
        code,
        subject="IKU-03",
        row=7,
        column=given["column"],
        found=given["found"],
        expected=given["expected"],
        nearest=given["nearest"],
    )


def test_every_code_that_intake_can_give_has_a_sentence() -> None:
    assert codes_in_intake() - set(SENTENCES) == set()


def test_no_sentence_is_without_a_code_that_can_be_given() -> None:
    assert set(SENTENCES) - codes_in_intake() == set()


def test_the_tables_of_sentences_share_only_what_a_folder_and_an_upload_both_give() -> None:
    tables = (FINDING_SENTENCES, RULING_SENTENCES, EVIDENCE_SENTENCES, UPLOAD_SENTENCES)

    assert sum(map(len, tables)) == len(set().union(*tables))
    assert set(FOLDER_SENTENCES) & {*FINDING_SENTENCES, *RULING_SENTENCES, *EVIDENCE_SENTENCES} == set()


@pytest.mark.parametrize(
    "table", [FOLDER_SENTENCES, FINDING_SENTENCES, RULING_SENTENCES, EVIDENCE_SENTENCES, UPLOAD_SENTENCES]
)
def test_a_sentence_asks_only_for_fields_that_there_are(table: dict[str, str]) -> None:
    asked = {name for sentence in table.values() for _, name, _, _ in Formatter().parse(sentence) if name is not None}

    assert asked - FILLED - set(FIELDS) == set()


def test_every_field_is_asked_for_by_some_sentence() -> None:
    sentences = [*FOLDER_SENTENCES.values(), *SENTENCES.values()]
    asked = {name for sentence in sentences for _, name, _, _ in Formatter().parse(sentence) if name is not None}

    assert set(FIELDS) - asked == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_whole_and_says_where(code: str) -> None:
    said = problem_sentence(example(code))

    assert said.endswith((".", "?", "…"))
    assert not re.search(r"[{}|]|  |\.\.|None", said)
    assert said[0].isupper()


@pytest.mark.parametrize("code", sorted(FOLDER_SENTENCES))
def test_a_folders_problem_names_its_file_first(code: str) -> None:
    problem = Problem(code, file="rules.toml", row=3, column="weight", found="97", expected="1 | 2", nearest="3")

    assert problem_sentence(problem).startswith('rules.toml, baris 3, kolom "weight": ')


def test_the_place_is_as_exact_as_it_is_known() -> None:
    whole = Problem("no-rows")
    sheet = Problem("no-rows", sheet="TW III")
    row = Problem("repeated-row", subject="IKU-03", row=9, found="2024-3", expected="5")
    cell = Problem("not-a-number", sheet="TW III", row=7, column="Realisasi", cell="D7", found="n/a")
    typed = Problem("not-a-number", subject="IKU-03", column="Realisasi", cell="IKU-03//value", found="n/a")

    advice = "bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada."
    rows = "idak ada baris indikator di bawah judul kolom. Isi paling sedikit satu baris, lalu unggah lagi."
    assert [problem_sentence(problem) for problem in (whole, sheet, row, cell, typed)] == [
        f"T{rows}",
        f'Lembar "TW III": t{rows}',
        "Baris 9: IKU-03 Triwulan III 2024 sudah diisi di baris 5. Hapus salah satunya.",
        f'Lembar "TW III", baris 7, kolom "Realisasi" (D7): "n/a" {advice}',
        f'IKU-03, Realisasi: "n/a" {advice}',
    ]


def test_both_readings_of_an_ambiguous_number_are_shown_one_of_them_in_words() -> None:
    problem = Problem("ambiguous-number", row=7, column="Realisasi", found="98.500", expected="98500 | 98.5")

    assert problem_sentence(problem) == (
        'Baris 7, kolom "Realisasi": "98.500" bisa berarti 98.500 (sembilan puluh delapan ribu lima ratus) atau 98,5. '
        "Tulis 98500 atau 98,5."
    )


def test_a_finding_of_the_dictionary_speaks_of_its_indicator() -> None:
    problem = Problem(
        "repeated-text", "IKU-07", column="description", found="Penbuatan", expected="formula", nearest="IKU-06"
    )

    assert problem_sentence(problem) == (
        "IKU-07: Uraian hampir sama dengan Cara Penghitungan IKU-06. Pastikan naskahnya tidak tersalin keliru."
    )


def test_long_and_unprintable_finds_are_shortened_to_one_line() -> None:
    problem = Problem("not-a-number", row=2, column="Realisasi", found="a\x07b\n" + "c" * 500)

    assert problem_sentence(problem).startswith('Baris 2, kolom "Realisasi": "a b ccc')
    assert len(problem_sentence(problem)) < 220


def user_errors(parent: type[UserError] = UserError) -> Iterator[type[UserError]]:
    for child in parent.__subclasses__():
        yield from user_errors(child)
        if child is not ProblemsFound:
            yield child


PROBLEMS = [Problem("no-rows"), Problem("not-utf8")]
JUNE = Period(2024, 2)
LOCKED_AT = datetime(2024, 7, 12, 1, 30)


def state(code: str, called: ReportState) -> QuarterState:
    return QuarterState(
        code, 2024, 2, called, None, "", frozenset(), None, "", "", False, None, "", "", is_verified=False
    )


def need(code: str) -> ExplanationNeed:
    return ExplanationNeed(code, 2024, 2, is_reached=False, given=Explanation(code, 2024, 2))


CHANGED = RealisationFact(
    "f2", "s", "IKU-03", "", 2024, 3, 2, Decimal(85), None, None, "", "", datetime(2026, 11, 28), "Budi Santoso", "", None
)  # fmt: skip
ERRORS = [
    (
        AccountRefused("login-taken", "siti"),
        'Nama akun "siti" sudah dipakai. Pilih nama lain.',
    ),
    (UnknownAccount("siti"), 'Akun "siti" tidak ada.'),
    (
        LastAdministrator(),
        "Ini administrator terakhir yang aktif. Beri peran administrator kepada akun lain dulu.",
    ),
    (
        PasswordRefused("too-short", 12),
        "Kata sandi baru terlalu pendek. Pakai paling sedikit 12 karakter, misalnya empat kata acak.",
    ),
    (
        SignInRefused(),
        "Nama akun atau kata sandi tidak cocok, akun tidak aktif, atau kata sandi sekali pakainya sudah lewat masa.",
    ),
    (TokenRefused("label", 80), "Isi untuk apa token ini, paling banyak 80 huruf."),
    (TokenRefused("lasting", 365), "Token berlaku paling lama 365 hari."),
    (
        TokenRefused("too-many", 20),
        "Akun Anda sudah punya 20 token yang masih berlaku. Cabut yang tidak dipakai lagi dulu.",
    ),
    (UnknownToken("0190"), "Token ini tidak ada atau sudah dicabut."),
    (TooManyAttempts(61), "Terlalu banyak percobaan masuk. Coba lagi dalam 2 menit."),
    (DefinitionsBroken(PROBLEMS), "Folder definisi tidak dapat dipakai: 2 hal perlu diperbaiki."),
    (UploadRefused(PROBLEMS), "Belum ada yang disimpan: 2 hal perlu diperbaiki."),
    (EvidenceRefused(PROBLEMS), "Bukti dukung belum dapat diterima: 2 hal perlu diperbaiki."),
    (RulingRefused(PROBLEMS), "Belum ada yang ditetapkan: 2 hal perlu diperbaiki."),
    (DictionaryExists(2025), "Tahun 2025 sudah punya kamusnya sendiri. Ubah kamus itu; tidak ada yang disalin."),
    (ConfirmationMissing(PROBLEMS), "Belum ada yang disimpan: 2 hal perlu dipastikan dulu."),
    (
        PreviewFailed(Problem("preview-no-page", found="9", expected="3")),
        "Halaman 9 tidak ada. Berkas ini hanya sampai halaman 3.",
    ),
    (StoreBusy(Path("iku.duckdb")), "Data sedang dipakai program lain: iku.duckdb. Tutup program itu, lalu coba lagi."),
    (
        StoreUnusable(Path("iku.duckdb"), "No space left"),
        "Data tidak dapat dibuka atau ditulis: iku.duckdb (No space left). Periksa ruang disk dan izin foldernya.",
    ),
    (
        StoreDamaged(Path("iku.duckdb"), "Corrupt database file", None),
        (
            "Data di iku.duckdb tidak dapat dibuka: berkas itu sendiri rusak. Tidak ada yang dihapus; simpan seluruh "
            "foldernya. Belum ada cadangan di folder ini; pulihkan dari cadangan lain dengan python -m iku restore."
        ),
    ),
    (
        BackupRefused(Path("a.zip"), Damage.MISSING, "iku.duckdb"),
        (
            "Cadangan a.zip tidak dapat dipakai: berkas iku.duckdb tidak ada di dalamnya. Tidak ada yang ditulis. "
            "Pakai cadangan lain."
        ),
    ),
    (
        FolderNotFresh(Path("baru")),
        "baru sudah berisi sesuatu, dan pemulihan tidak pernah menimpa. Sebut folder yang belum ada atau kosong.",
    ),
    (
        StoreNewer(Path("iku.duckdb")),
        (
            "Data di iku.duckdb sudah ditingkatkan oleh aplikasi yang lebih baru. Perbarui aplikasi ini, atau pulihkan "
            "cadangan yang dibuat dengan versi ini."
        ),
    ),
    (StaleRehearsal(), "Data berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu kirim lagi."),
    (
        FiguresChanged([FigureChange(None, CHANGED), FigureChange(None, replace(CHANGED, indicator="IKU-07"))]),
        (
            "Belum ada yang disimpan: IKU-03 dan IKU-07 diubah Budi Santoso sejak pratinjau dibuat. "
            "Periksa pratinjau yang baru, lalu kirim lagi."
        ),
    ),
    (
        WordsChanged(
            [
                StandingExplanation(
                    Explanation("IKU-05", 2024, 2, obstacle="Banjir"), datetime(2024, 7, 1), "Budi Santoso"
                )
            ]
        ),
        (
            "Belum ada yang disimpan: penjelasan IKU-05 diubah Budi Santoso sejak pratinjau dibuat. "
            "Periksa pratinjau yang baru, lalu kirim lagi."
        ),
    ),
    (
        MailUnavailable(is_practice=True),
        "Pengingat tidak dikirim dari data contoh. Buka data kerja untuk mengirim.",
    ),
    (
        MailUnavailable(is_practice=False),
        (
            "Pengiriman surel belum diatur (IKU_SMTP_HOST dan IKU_SMTP_FROM). "
            "Salin teksnya, atau unduh batas pelaporan (.ics)."
        ),
    ),
    (PersonUnnamed(), "Nama Anda belum diisi. Tulis nama lengkap, lalu coba lagi."),
    (ReasonMissing(), "Alasan belum diisi. Tulis alasannya, lalu coba lagi."),
    (NotAllowed(Action.LOCK), "Anda tidak berwenang mengunci triwulan."),
    (NotAllowed(Action.REPORT, "IKU-02"), "Anda tidak berwenang mengisi realisasi untuk IKU-02."),
    (
        QuarterLocked(QuarterLock(2024, 2, LOCKED_AT, "Hendro (Sekretaris)", "Rapat pleno 12 Juli")),
        (
            "Triwulan II 2024 dikunci oleh Hendro (Sekretaris) pada 12 Juli 2024, 08.30 WIB: Rapat pleno 12 Juli. Belum ada "
            "yang disimpan. Minta Sekretaris membuka kuncinya bila isinya harus diubah."
        ),
    ),
    (
        ExplanationMissing([need("IKU-05"), need("IKU-06")]),
        (
            "Belum ada yang disimpan: IKU-05 dan IKU-06 di bawah target dan perlu kendala, upaya, penanggung jawab, dan batas "
            "waktu."
        ),
    ),
    (
        NotReviewable(state("IKU-05", ReportState.EMPTY)),
        "IKU-05 belum diisi; tidak ada yang dapat dilakukan dengan laporan ini sekarang.",
    ),
    (
        NotReviewable(state("IKU-05", ReportState.SUBMITTED), unchecked=2),
        "IKU-05 belum dapat diverifikasi: 2 dokumen terlampir belum diperiksa. Periksa setiap dokumen dulu.",
    ),
    (
        CommentMissing("IKU-05"),
        (
            "Komentar untuk IKU-05 belum diisi. Tulis apa yang harus diperbaiki, atau mengapa laporan diverifikasi walaupun "
            "buktinya belum lengkap."
        ),
    ),
    (
        QuarterUnsettled(JUNE, [state("IKU-05", ReportState.SUBMITTED), state("IKU-07", ReportState.EMPTY)]),
        (
            "Triwulan II 2024 belum dapat dikunci: 2 laporan belum terverifikasi (IKU-05 dan IKU-07). Isi alasan bila tetap "
            "harus dikunci."
        ),
    ),
    (NotLocked(JUNE), "Triwulan II 2024 tidak sedang terkunci."),
    (
        MeetingRefused(MeetingProblem.CLOSED, "evaluasi TW III"),
        "Rapat evaluasi TW III sudah ditutup. Catatannya tidak dapat diubah lagi; buka rapat baru.",
    ),
    (
        TemplateUnusable("bab3.docx"),
        (
            "Templat bab3.docx tidak dapat dipakai: bukan DOCX yang utuh. Perbaiki berkasnya di Word, atau hapus dari folder "
            "templates supaya templat bawaan dipakai."
        ),
    ),
    (UnknownSubmission("0190"), "Kiriman 0190 tidak ditemukan atau sudah ditarik kembali."),
]


@pytest.mark.parametrize(("error", "sentence"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_is_said_in_a_sentence(error: UserError, sentence: str) -> None:
    assert error_sentence(error) == sentence


def test_no_error_that_a_person_can_mend_is_without_its_sentence() -> None:
    assert {type(error) for error, _ in ERRORS} == set(user_errors())
    assert {name for name in vars(errors) if not name.startswith("_")} >= {type(error).__name__ for error, _ in ERRORS}


def test_an_error_that_nobody_worded_is_a_bug() -> None:
    with pytest.raises(LookupError, match="no sentence for UserError"):
        error_sentence(UserError())


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (100, "seratus"),
        (1_000, "seribu"),
        (1_234, "seribu dua ratus tiga puluh empat"),
        (97_250, "sembilan puluh tujuh ribu dua ratus lima puluh"),
        (101_011, "seratus satu ribu sebelas"),
        (1_000_000, "satu juta"),
        (-5_000, "minus lima ribu"),
    ],
)
def test_a_number_is_spelt_as_it_is_said(number: int, words: str) -> None:
    assert spelled(number) == words
