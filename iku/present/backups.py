"""Backups in words: what was made and verified, and why one cannot be trusted."""

from datetime import datetime
from pathlib import Path

from iku.domain.backup import Damage, Manifest, Verification
from iku.domain.health import Health
from iku.errors import BackupRefused, FolderNotFresh, StoreDamaged
from iku.present.dates import clock, position
from iku.present.numbers import listed

SWITCHING = "Folder kerja yang lama tidak disentuh. Untuk memakainya, jalankan dasbor dengan IKU_HOME={folder}"
RESTORING = "Isi cadangan ditulis ke folder baru di samping folder kerja, lalu diperiksa. Data kerja tidak disentuh."
NOT_IN_BACKUP = (
    "Cadangan berisi data, unggahan, bukti dukung, dan akun (sandi hanya sebagai hash); kunci peladen (secret.key) dan token "
    "konsol tidak ikut, jadi setelah pemulihan setiap orang masuk lagi."
)
KEPT = (
    "Setiap cadangan dibaca ulang dan semua angkanya dihitung ulang sebelum diberi nama. Simpan juga satu di tempat lain, "
    "misalnya diska luar: unduh, atau python -m iku backup BERKAS."
)

DAMAGES: dict[Damage, str] = {
    Damage.UNREADABLE: "berkas ini bukan arsip ZIP yang utuh",
    Damage.FOREIGN: "arsip ini bukan cadangan dasbor IKU",
    Damage.NEWER: "cadangan ini dibuat versi aplikasi yang lebih baru; perbarui aplikasi ini dulu",
    Damage.MISSING: "berkas {name} tidak ada di dalamnya",
    Damage.UNEXPECTED: "di dalamnya ada {name}, yang tidak tercatat di daftar isinya",
    Damage.CHANGED: "isi {name} berubah sejak cadangan dibuat",
    Damage.OTHER_FIGURES: "angka tahun {name} yang dihitung ulang berbeda dari angka saat cadangan dibuat",
}


def refusal_sentence(error: BackupRefused) -> str:
    """`Cadangan a.zip tidak dapat dipakai: …. Tidak ada yang dipulihkan. Pakai cadangan lain.`"""
    why = DAMAGES[error.damage].format(name=_safe(error.name))
    return f"Cadangan {error.path} tidak dapat dipakai: {why}. Tidak ada yang ditulis. Pakai cadangan lain."


def folder_sentence(error: FolderNotFresh) -> str:
    return f"{error.folder} sudah berisi sesuatu, dan pemulihan tidak pernah menimpa. Sebut folder yang belum ada atau kosong."


def damaged_sentence(error: StoreDamaged) -> str:
    """What is damaged, that nothing was thrown away, and the way back."""
    what = f"catatan {error.path.name}.wal di sebelahnya" if "WAL" in error.cause else "berkas itu sendiri"
    said = f"Data di {error.path} tidak dapat dibuka: {what} rusak. Tidak ada yang dihapus; simpan seluruh foldernya. "
    if error.backup is None:
        return f"{said}Belum ada cadangan di folder ini; pulihkan dari cadangan lain dengan python -m iku restore."
    return (
        f"{said}Cadangan terperiksa yang terbaru: {error.backup}. Pulihkan ke folder baru: "
        f'python -m iku restore "{error.backup}" FOLDER, lalu jalankan dasbor dengan IKU_HOME=FOLDER.'
    )


def contents(manifest: Manifest) -> str:
    """`12 berkas, 3,4 MB, posisi per 31 Januari 2024, 08.00 WIB`."""
    return f"{len(manifest.files)} berkas, {size(manifest.size)}, {position(manifest.latest_fact)}"


def verified(verification: Verification) -> str:
    """What was verified, and what could not be."""
    manifest = verification.manifest
    said = f"Diperiksa: {len(manifest.files)} berkas sesuai hash SHA-256-nya"
    if verification.years:
        said += f"; semua angka tahun {listed([str(y) for y in verification.years])} dihitung ulang dan sama"
    said += "."
    if verification.unlike:
        years = listed([str(f.year) for f in verification.unlike])
        said += f" Angka tahun {years} dihitung lain oleh versi ini (cadangan dari versi {manifest.version})."
    if manifest.lost:
        said += (
            f" Perhatian: {len(manifest.lost)} berkas yang disebut fakta sudah hilang atau rusak saat cadangan dibuat."
        )
    return said


def restored(made_at: datetime, folder: Path, verification: Verification) -> str:
    """Which backup was put back where, what was verified, and how to work with it."""
    return (
        f"Cadangan {made(made_at)} dipulihkan ke {folder}. {verified(verification)} {SWITCHING.format(folder=folder)}"
    )


def size(count: int) -> str:
    """`812 kB`, `3,4 MB`, `1,2 GB`."""
    for unit, step in (("GB", 10**9), ("MB", 10**6)):
        if count >= step:
            return f"{count / step:.1f} {unit}".replace(".", ",")
    return f"{-(-count // 1000)} kB"


def title(health: Health) -> str:
    """`Cadangan terakhir dibuat 9 hari lalu`."""
    if health.newest_backup is None:
        return "Belum ada cadangan"
    return f"Cadangan terakhir dibuat {age(health)}"


def age(health: Health) -> str:
    """`kurang dari sehari lalu`, `9 hari lalu`."""
    days = health.backup_age_days or 0
    return "kurang dari sehari lalu" if days < 1 else f"{days} hari lalu"


def advice(health: Health) -> str:
    if health.is_backed_up:
        return "Data kerja sudah dicadangkan."
    if health.newest_backup is None:
        return "Data kerja belum pernah dicadangkan. Buat cadangan sekarang."
    return f"Cadangan terakhir sudah {health.backup_age_days} hari. Buat cadangan sekarang."


def health_lines(health: Health) -> list[tuple[str, str]]:
    """Name and value, for a table."""
    return [
        ("Fakta terakhir", clock(health.latest_fact) if health.latest_fact else "belum ada"),
        ("Ukuran data", size(health.store_size)),
        ("Catatan tulis (WAL)", size(health.log_size)),
        ("Ruang disk kosong", size(health.free_disk)),
        ("Versi aplikasi", health.version),
        ("Langkah skema", str(health.schema_step)),
        ("Sesi masuk terbuka", str(health.open_sessions)),
        ("Berjalan sejak", clock(health.started_at)),
    ]


def made(moment: datetime) -> str:
    return clock(moment)


def _safe(name: str) -> str:
    """A name that someone else chose, on one line."""
    shown = "".join(c if c.isprintable() else "?" for c in name)
    return shown if len(shown) <= 80 else f"{shown[:79]}…"
