"""One Indonesian word for each thing that the code names in English. A new member without a word fails a test."""

from iku.domain.achievement import Reason
from iku.domain.evidence import Frequency
from iku.domain.facts import Channel, SubmissionKind
from iku.domain.indicator import Certainty, FlagClass
from iku.domain.permission import Action
from iku.domain.person import Role
from iku.domain.review import ReportState, Verdict
from iku.domain.rules import Consolidation, MinimizeForm, OrdinalForm, Polarity, RangeForm, ZeroTarget
from iku.domain.ruling import RuledField

NOT_REPORTED = "belum dilaporkan"
NOT_VERIFIED = "belum terverifikasi"
NOT_DUE = "belum memasuki tahapan"
NO_TARGET = "target belum ditetapkan"
NOT_COMPUTABLE = "tidak dapat dihitung"
NOTHING_COMPUTED = "belum ada yang dihitung"
OFFICE_AVERAGE = "Rata-rata capaian IKU"
SAMPLE_LABEL = "DATA CONTOH"
PRACTICE_LABEL = "latihan, tidak disimpan"
PROPOSAL = "usulan"
LAID_DOWN = "ditetapkan"

REASONS: dict[Reason, str] = {
    Reason.NOT_DUE: "Belum memasuki tahapan Pemilu yang ditunggu indikator ini.",
    Reason.NO_TARGET: "Target belum ditetapkan.",
    Reason.NOT_REPORTED: "Realisasi belum dilaporkan.",
    Reason.TARGET_ZERO: "Target nol atau negatif, sehingga tidak ada yang dapat dibandingkan.",
    Reason.DENOMINATOR_ZERO: "Penyebut nol, sehingga persentase tidak dapat dihitung.",
    Reason.PARTS_MISSING: "Sebagian triwulan tanpa pembilang dan penyebut, sehingga tidak dapat dijumlahkan.",
    Reason.BASELINE_MISSING: "Nilai awal belum ada atau sama dengan target.",
    Reason.UNREADABLE_GRADE: "Predikat tidak ada pada skala yang berlaku.",
    Reason.STATUS_ONLY: "Predikat dinilai menurut peringkat, tanpa angka capaian.",
    Reason.INCOMPLETE: "Sebagian komponen belum dapat dihitung.",
}
REMEDIES: dict[Reason, str] = {
    Reason.NOT_DUE: "tunggu tahapannya",
    Reason.NO_TARGET: "isi target dari Perjanjian Kinerja di Pengaturan",
    Reason.NOT_REPORTED: "isi realisasinya di Isi Realisasi",
    Reason.TARGET_ZERO: "perbaiki target di Pengaturan",
    Reason.DENOMINATOR_ZERO: "periksa penyebut yang dilaporkan",
    Reason.PARTS_MISSING: "laporkan pembilang dan penyebut setiap triwulan",
    Reason.BASELINE_MISSING: "isi nilai awal bersama targetnya di Pengaturan",
    Reason.UNREADABLE_GRADE: "pilih predikat dari skala yang berlaku",
    Reason.STATUS_ONLY: "tidak ada",
    Reason.INCOMPLETE: "lengkapi komponennya",
}
POLARITIES: dict[Polarity, str] = {
    Polarity.MAXIMIZE: "makin tinggi makin baik",
    Polarity.MINIMIZE: "makin rendah makin baik",
    Polarity.STABILIZE: "makin dekat dengan target makin baik",
    Polarity.RANGE: "di dalam rentang target",
    Polarity.ORDINAL: "predikat menurut peringkat",
}
CONSOLIDATIONS: dict[Consolidation, str] = {
    Consolidation.SUM: "jumlah triwulan yang dilaporkan",
    Consolidation.AVERAGE: "rata-rata triwulan yang dilaporkan",
    Consolidation.LAST: "nilai triwulan terakhir yang dilaporkan",
}
MINIMIZE_FORMS: dict[MinimizeForm, str] = {
    MinimizeForm.DIFFERENCE: "(2 × target − realisasi) ÷ target × 100",
    MinimizeForm.RATIO: "target ÷ realisasi × 100",
    MinimizeForm.BASELINE: "(nilai awal − realisasi) ÷ (nilai awal − target) × 100",
}
RANGE_FORMS: dict[RangeForm, str] = {
    RangeForm.MAXIMIZE: "di dalam rentang 100; di luar rentang: realisasi ÷ batas terdekat × 100",
    RangeForm.MINIMIZE: (
        "di dalam rentang 100; di luar rentang: (2 × batas terdekat − realisasi) ÷ batas terdekat × 100"
    ),
    RangeForm.STABILIZE: (
        "di dalam rentang 100; di bawah: realisasi ÷ batas bawah × 100; "
        "di atas: (2 × batas atas − realisasi) ÷ batas atas × 100"
    ),
}
ZERO_TARGETS: dict[ZeroTarget, str] = {
    ZeroTarget.NONE: "target nol tidak dapat dihitung",
    ZeroTarget.ZERO_TOLERANCE: "target nol: realisasi 0 berarti 100, selebihnya 0",
}
ORDINAL_FORMS: dict[OrdinalForm, str] = {
    OrdinalForm.STATUS: "predikat realisasi dibandingkan dengan predikat target, tanpa angka",
    OrdinalForm.SCORE: "nilai predikat realisasi ÷ nilai predikat target × 100",
}
FREQUENCIES: dict[Frequency, str] = {
    Frequency.ONCE: "sekali",
    Frequency.YEARLY: "tahunan",
    Frequency.PER_STAGE: "per tahapan",
    Frequency.PER_QUARTER: "per triwulan",
}
CERTAINTIES: dict[Certainty, str] = {
    Certainty.HIGH: "keyakinan tinggi",
    Certainty.MEDIUM: "keyakinan sedang",
    Certainty.LOW: "keyakinan rendah, perlu dipastikan",
}
FLAG_CLASSES: dict[FlagClass, str] = {
    FlagClass.TYPO: "salah tulis",
    FlagClass.MEANING: "mengubah makna, perlu dipastikan",
}
SETTLED_FLAG = "mengubah makna, sudah ditetapkan"
SUBMISSION_KINDS: dict[SubmissionKind, str] = {
    SubmissionKind.REALISATIONS: "realisasi",
    SubmissionKind.TARGETS: "target",
    SubmissionKind.EVIDENCE: "bukti dukung",
}
CHANNELS: dict[Channel, str] = {
    Channel.TYPED: "diketik",
    Channel.FILE: "unggahan berkas",
    Channel.COMMAND_LINE: "baris perintah",
    Channel.INTERFACE: "sistem lain (API)",
}
FACT_KINDS: dict[str, str] = {
    "realisation": "realisasi",
    "target": "target",
    "evidence": "bukti dukung",
    "submission": "kiriman",
    "withdrawal": "penarikan",
    "explanation": "penjelasan",
    "review": "verifikasi",
    "check": "pemeriksaan dokumen",
    "resubmission": "pengajuan ulang",
    "lock": "kunci triwulan",
    "account": "akun",
    "ruling": "ketetapan",
    "revocation": "pembatalan ketetapan",
    "definitions": "kamus dan aturan",
    "reminder": "pengingat",
    "meeting": "rapat",
    "entry": "catatan rapat",
    "progress": "perkembangan tindak lanjut",
    "paper": "dokumen laporan",
    "plan": "target akhir Renstra",
    "budget": "anggaran",
}
FACT_DEEDS: dict[str, str] = {
    "verified": "diverifikasi",
    "returned": "dikembalikan untuk perbaikan",
    "accepted": "diterima",
    "rejected": "ditolak",
    "locked": "dikunci",
    "reopened": "dibuka kembali",
    "opened": "dibuka",
    "granted": "peran ditetapkan",
    "password": "kata sandi diganti",
    "enabled": "diaktifkan",
    "disabled": "dinonaktifkan",
    "signed_in": "masuk",
    "signed_out": "sesi berakhir",
    "token_issued": "token dibuat",
    "token_revoked": "token dicabut",
    "meeting_opened": "dibuka",
    "data_renewed": "data diperbarui",
    "agenda_set": "agenda diatur",
    "attended": "daftar hadir diisi",
    "pen_taken": "notulis berganti",
    "meeting_closed": "ditutup",
}
"""What was done, of facts that change no value."""
RULED_FIELDS: dict[RuledField, str] = {
    RuledField.DIVISION: "divisi",
    RuledField.SUBDIVISION: "subbagian pelapor",
    RuledField.CONTRIBUTORS: "subbagian penyumbang data",
    RuledField.DESCRIPTION: "uraian",
    RuledField.FORMULA: "cara penghitungan",
    RuledField.SOURCE: "sumber data",
    RuledField.DUE_QUARTERS: "triwulan jatuh tempo",
    RuledField.NUMERATOR: "pembilang",
    RuledField.DENOMINATOR: "penyebut",
    RuledField.READING: "cara membaca ukuran",
    RuledField.INDICATORS: "IKU yang melayani",
}
PLACES: dict[str, str] = {
    "description": "Uraian",
    "formula": "Cara Penghitungan",
    "source": "Sumber Data",
    "all": "Seluruh baris",
}
ROLES: dict[Role, str] = {
    Role.LEADER: "Pimpinan",
    Role.OPERATOR: "Operator Subbagian",
    Role.VERIFIER: "Verifikator",
    Role.SECRETARY: "Sekretaris",
    Role.ADMINISTRATOR: "Administrator",
}
ACTIONS: dict[Action, str] = {
    Action.READ_VERIFIED: "melihat capaian terverifikasi",
    Action.READ_FIGURES: "melihat capaian",
    Action.READ_EVIDENCE: "membuka bukti dukung",
    Action.READ_HISTORY: "melihat riwayat perubahan",
    Action.READ_MEETINGS: "melihat rapat",
    Action.HOLD_MEETINGS: "memimpin atau mencatat rapat",
    Action.FOLLOW_UP: "mencatat perkembangan tindak lanjut",
    Action.REPORT: "mengisi realisasi",
    Action.ATTACH: "melampirkan atau menarik bukti dukung",
    Action.WITHDRAW: "menarik kembali kiriman",
    Action.SET_TARGETS: "menetapkan target",
    Action.REVIEW: "memverifikasi atau mengembalikan laporan",
    Action.LOCK: "mengunci triwulan",
    Action.REOPEN: "membuka kunci triwulan",
    Action.RULE: "menetapkan isi kamus",
    Action.REMIND: "mengirim pengingat",
    Action.MANAGE_ACCOUNTS: "mengelola akun",
    Action.MANAGE_TOKENS: "mengelola token",
    Action.BACK_UP: "membuat cadangan",
    Action.RESTORE: "memulihkan cadangan",
}
"""After "berwenang"."""
REPORT_STATES: dict[ReportState, str] = {
    ReportState.EMPTY: "belum diisi",
    ReportState.SUBMITTED: "diajukan",
    ReportState.RETURNED: "dikembalikan untuk perbaikan",
    ReportState.VERIFIED: "terverifikasi",
    ReportState.LOCKED: "terkunci",
}
REPORT_STATE_ICONS: dict[ReportState, str] = {
    ReportState.EMPTY: "▢",
    ReportState.SUBMITTED: "▷",
    ReportState.RETURNED: "↩",
    ReportState.VERIFIED: "✓",
    ReportState.LOCKED: "⊠",
}
EXPLANATION_FIELDS: dict[str, str] = {
    "obstacle": "Kendala",
    "effort": "Upaya",
    "owner": "Penanggung jawab",
    "due_on": "Batas waktu",
    "support": "Faktor pendukung",
}
"""By the name of the part in `Explanation`; the headings of a file's columns are the same."""
VERDICTS: dict[Verdict, str] = {
    Verdict.VERIFIED: "diverifikasi",
    Verdict.RETURNED: "dikembalikan",
}
DUTY_KINDS: dict[str, str] = {"task": "Tugas", "function": "Fungsi"}
