"""The sentence for each problem and each error: where it is, what was found, what was expected, what to do.

Code and sentence are tied by a test: every code that intake can give has a sentence here, and no sentence is without a code.
"""

from iku.domain.problem import Problem
from iku.errors import (
    AccountRefused,
    BackupRefused,
    ConfirmationMissing,
    DefinitionsBroken,
    DictionaryExists,
    EvidenceRefused,
    FiguresChanged,
    FolderNotFresh,
    LastAdministrator,
    MailUnavailable,
    MeetingRefused,
    NotAllowed,
    PasswordRefused,
    PersonUnnamed,
    PreviewFailed,
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
from iku.present import backups, wording
from iku.present.account_sentences import ACCOUNT_SENTENCES, PASSWORD_SENTENCES, TOKEN_SENTENCES
from iku.present.evidence_sentences import EVIDENCE_SENTENCES
from iku.present.folder_sentences import FINDING_SENTENCES, FOLDER_SENTENCES, RULING_SENTENCES
from iku.present.meeting_sentences import meeting_sentence, template_sentence
from iku.present.numbers import capitalised, listed
from iku.present.problem_fields import ProblemFields
from iku.present.review_sentences import review_sentence
from iku.present.upload_sentences import UPLOAD_SENTENCES

SENTENCES = {**FOLDER_SENTENCES, **FINDING_SENTENCES, **RULING_SENTENCES, **EVIDENCE_SENTENCES, **UPLOAD_SENTENCES}
"""A code that both a folder and an upload can give has two sentences; the folder's problems name their file."""


NO_MAIL_FROM_SAMPLE = "Pengingat tidak dikirim dari data contoh. Buka data kerja untuk mengirim."
NO_MAILBOX = (
    "Pengiriman surel belum diatur (IKU_SMTP_HOST dan IKU_SMTP_FROM). Salin teksnya, atau unduh batas pelaporan (.ics)."
)


def problem_sentence(problem: Problem) -> str:
    """One problem in words, its place in front."""
    is_of_folder = bool(problem.file) and problem.code in FOLDER_SENTENCES
    template = (FOLDER_SENTENCES if is_of_folder else SENTENCES)[problem.code]
    said = template.format_map(ProblemFields(problem))
    place = _place(problem, is_of_folder=is_of_folder)
    return f"{place}: {said}" if place else capitalised(said)


def error_sentence(error: UserError) -> str:
    """One error in words. Its problems, if it carries any, are worded one by one."""
    match error:
        case DefinitionsBroken():
            return f"Folder definisi tidak dapat dipakai: {len(error.problems)} hal perlu diperbaiki."
        case UploadRefused():
            return f"Belum ada yang disimpan: {len(error.problems)} hal perlu diperbaiki."
        case EvidenceRefused():
            return f"Bukti dukung belum dapat diterima: {len(error.problems)} hal perlu diperbaiki."
        case RulingRefused():
            return f"Belum ada yang ditetapkan: {len(error.problems)} hal perlu diperbaiki."
        case ConfirmationMissing():
            return f"Belum ada yang disimpan: {len(error.problems)} hal perlu dipastikan dulu."
        case (
            AccountRefused()
            | UnknownAccount()
            | LastAdministrator()
            | PasswordRefused()
            | SignInRefused()
            | TooManyAttempts()
            | TokenRefused()
            | UnknownToken()
        ):
            return _account_sentence(error)
        case _:
            return _plain_sentence(error)


def _account_sentence(error: UserError) -> str:
    match error:
        case AccountRefused():
            return ACCOUNT_SENTENCES[error.code].format(found=error.found)
        case PasswordRefused():
            return PASSWORD_SENTENCES[error.code].format(bound=error.bound)
        case UnknownAccount():
            return f'Akun "{error.found}" tidak ada.'
        case LastAdministrator():
            return "Ini administrator terakhir yang aktif. Beri peran administrator kepada akun lain dulu."
        case TokenRefused():
            return TOKEN_SENTENCES[error.code].format(bound=error.bound)
        case UnknownToken():
            return "Token ini tidak ada atau sudah dicabut."
        case TooManyAttempts():
            return f"Terlalu banyak percobaan masuk. Coba lagi dalam {max(1, -(-error.seconds // 60))} menit."
        case _:
            return "Nama akun atau kata sandi tidak cocok, akun tidak aktif, atau kata sandi sekali pakainya sudah lewat masa."


def _plain_sentence(error: UserError) -> str:
    match error:
        case StoreBusy() | StoreUnusable():
            return _store_sentence(error)
        case PreviewFailed():
            return problem_sentence(error.problem)
        case BackupRefused():
            return backups.refusal_sentence(error)
        case FolderNotFresh():
            return backups.folder_sentence(error)
        case MailUnavailable():
            return NO_MAIL_FROM_SAMPLE if error.is_practice else NO_MAILBOX
        case FiguresChanged():
            return (
                f"Belum ada yang disimpan: {listed([change.after.indicator for change in error.changes])} diubah "
                f"{listed(sorted({change.after.recorded_by for change in error.changes}))} sejak pratinjau dibuat. "
                "Periksa pratinjau yang baru, lalu kirim lagi."
            )
        case WordsChanged():
            return (
                f"Belum ada yang disimpan: penjelasan {listed([said.explanation.indicator for said in error.standing])} "
                f"diubah {listed(sorted({said.recorded_by for said in error.standing}))} sejak pratinjau dibuat. "
                "Periksa pratinjau yang baru, lalu kirim lagi."
            )
        case StaleRehearsal():
            return "Data berubah sejak pratinjau dibuat. Periksa pratinjau yang baru, lalu kirim lagi."
        case PersonUnnamed():
            return "Nama Anda belum diisi. Tulis nama lengkap, lalu coba lagi."
        case NotAllowed():
            about = f" untuk {error.indicator}" if error.indicator else ""
            return f"Anda tidak berwenang {wording.ACTIONS[error.action]}{about}."
        case MeetingRefused():
            return meeting_sentence(error)
        case TemplateUnusable():
            return template_sentence(error)
        case ReasonMissing():
            return "Alasan belum diisi. Tulis alasannya, lalu coba lagi."
        case DictionaryExists():
            return f"Tahun {error.year} sudah punya kamusnya sendiri. Ubah kamus itu; tidak ada yang disalin."
        case UnknownSubmission():
            return f"Kiriman {error.submission} tidak ditemukan atau sudah ditarik kembali."
        case _:
            return review_sentence(error)


def _store_sentence(error: StoreBusy | StoreUnusable) -> str:
    match error:
        case StoreBusy():
            return f"Data sedang dipakai program lain: {error.path}. Tutup program itu, lalu coba lagi."
        case StoreDamaged():
            return backups.damaged_sentence(error)
        case StoreNewer():
            return (
                f"Data di {error.path} sudah ditingkatkan oleh aplikasi yang lebih baru. Perbarui aplikasi ini, atau "
                "pulihkan cadangan yang dibuat dengan versi ini."
            )
        case StoreUnusable():
            return f"Data tidak dapat dibuka atau ditulis: {error.path} ({error.cause}). Periksa ruang disk dan izin foldernya."


def _place(problem: Problem, *, is_of_folder: bool) -> str:
    """`Lembar "TW III", baris 7, kolom "Realisasi" (D7)`, or the indicator where there is no row; "" for a whole file."""
    if problem.must_confirm or (problem.row is None and problem.subject and not is_of_folder):
        return _subject_place(problem)
    row_and_column = (
        f"baris {problem.row}" if problem.row is not None else "",
        f'kolom "{problem.column}"' if problem.column else "",
    )
    parts = (
        problem.file if is_of_folder else "",
        f'lembar "{problem.sheet}"' if problem.sheet else "",
        *row_and_column,
    )
    place = ", ".join(part for part in parts if part)
    place = f"{place} ({problem.cell})" if problem.cell else place
    return place if is_of_folder else capitalised(place)


def _subject_place(problem: Problem) -> str:
    """`IKU-03, Realisasi`, with the row where the figure came from a file. A finding's column is worded in its sentence."""
    is_finding = problem.code in FINDING_SENTENCES
    row = f" (baris {problem.row})" if problem.row is not None else ""
    column = f", {problem.column}" if problem.column and not is_finding else ""
    return f"{problem.subject}{column}{row}"
