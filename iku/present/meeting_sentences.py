"""Why a meeting is refused something, in words."""

from iku.errors import MeetingProblem, MeetingRefused, TemplateUnusable


def meeting_sentence(error: MeetingRefused) -> str:
    match error.why:
        case MeetingProblem.UNKNOWN:
            return "Rapat atau catatan itu tidak ditemukan. Muat ulang halaman, lalu pilih lagi."
        case MeetingProblem.CLOSED:
            return f"Rapat {error.name} sudah ditutup. Catatannya tidak dapat diubah lagi; buka rapat baru."
        case MeetingProblem.UNTITLED:
            return "Judul rapat belum diisi. Tulis judulnya, lalu coba lagi."
        case MeetingProblem.NOT_A_DATE:
            return f'"{error.name}" bukan tanggal. Tulis misalnya 31/10/2024.'
        case MeetingProblem.UNDATED:
            return "Tanggal rapat belum diisi. Tulis misalnya 12/10/2024."
        case MeetingProblem.NOTHING_SAID:
            return "Isinya belum ditulis. Tulis isinya, lalu simpan lagi."
        case MeetingProblem.NO_OWNER:
            return "Penanggung jawab tindak lanjut belum diisi. Tulis siapa yang melaksanakannya."
        case MeetingProblem.NO_DUE_DATE:
            return "Batas waktu tindak lanjut belum diisi. Tulis tanggalnya, misalnya 31/10/2024."
        case MeetingProblem.ANOTHER_TAKES_NOTES:
            return f"Notulis rapat ini {error.name}. Ambil alih catatan lebih dahulu jika Anda yang mencatat."
        case MeetingProblem.NOT_PROVED:
            return "Tindak lanjut baru selesai jika ada buktinya. Lampirkan berkas, atau tautan dengan tanggal dilihat."
        case MeetingProblem.UNKNOWN_SLIDE:
            return f"Slide {error.name} tidak ada dalam rapat ini. Muat ulang halaman, lalu pilih lagi."


def template_sentence(error: TemplateUnusable) -> str:
    why = f"ada penanda yang tidak dikenal atau salah tulis ({error.cause})" if error.cause else "bukan DOCX yang utuh"
    return (
        f"Templat {error.name} tidak dapat dipakai: {why}. Perbaiki berkasnya di Word, atau hapus dari folder templates "
        "supaya templat bawaan dipakai."
    )
