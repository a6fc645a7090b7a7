"""What to say about a file or link that cannot be kept as evidence."""

EVIDENCE_SENTENCES = {
    "evidence-empty": "berkas ini kosong. Pilih berkas yang benar.",
    "evidence-too-large": (
        "berkas ini {found_size}, paling besar {expected_size}. Perkecil, atau bagi menjadi beberapa berkas."
    ),
    "evidence-type": "jenis berkas {quoted_or_blank} tidak diterima sebagai bukti dukung. Yang diterima: {expected}.",
    "evidence-old-type": (
        "jenis berkas lama ({found}) tidak diterima. Buka, simpan ulang sebagai XLSX, DOCX, atau PDF, lalu lampirkan."
    ),
    "evidence-differs": (
        "isi berkas ini {found}, padahal namanya {expected}. Lampirkan berkas aslinya dengan nama yang sesuai."
    ),
    "evidence-unreadable": (
        "isi berkas {found} ini rusak atau tidak lengkap, sehingga tidak dapat dibuka. Simpan ulang, lalu "
        "lampirkan lagi."
    ),
    "evidence-encrypted": (
        "berkas {found} ini dilindungi kata sandi, sehingga verifikator tidak dapat membukanya. Hapus kata sandinya."
    ),
    "evidence-macros": "berkas ini memuat makro ({found}). Simpan ulang tanpa makro, atau sebagai PDF.",
    "evidence-script": "PDF ini memuat skrip. Cetak ulang ke PDF (Print to PDF), lalu lampirkan hasilnya.",
    "evidence-launch": "berkas ini menjalankan program lain ({found}). Cetak ulang ke PDF, lalu lampirkan hasilnya.",
    "evidence-attachment": (
        "berkas ini membawa berkas lain di dalamnya ({found}). Cetak ulang ke PDF, lalu lampirkan hasilnya."
    ),
    "evidence-external": (
        "berkas ini mengambil isi dari tempat lain ({found_short}). Putuskan hubungannya, atau simpan sebagai PDF."
    ),
    "evidence-formula": "isian dimulai seperti rumus ({found}). Hapus tanda di depannya, atau simpan sebagai PDF.",
    "evidence-unpacks-too-large": (
        "isi berkas {found} ini terlalu besar setelah dibuka, paling besar {expected_size}. Simpan sebagai PDF."
    ),
    "evidence-too-many-pixels": (
        "gambar ini terlalu besar{in_brackets}, paling banyak {expected_number} piksel. Perkecil, lalu lampirkan lagi."
    ),
    "preview-unreadable": (
        "berkas {found} ini tidak dapat ditampilkan di sini. Unduh berkasnya, lalu buka di komputer Anda."
    ),
    "preview-encrypted": (
        "berkas {found} ini dilindungi kata sandi, sehingga tidak dapat ditampilkan. Minta pelapor melampirkan berkas "
        "tanpa kata sandi."
    ),
    "preview-too-heavy": (
        "berkas {found} ini terlalu berat untuk ditampilkan di sini. Unduh berkasnya, lalu buka di komputer Anda."
    ),
    "preview-no-page": "halaman {found} tidak ada. Berkas ini hanya sampai halaman {expected}.",
    "link-missing": "alamat tautan kosong. Salin alamatnya dari peramban, misalnya https://jdih.kpu.go.id/…",
    "link-too-long": (
        "alamat tautan {found_number} huruf, paling panjang {expected_number}. Pakai tautan yang lebih pendek."
    ),
    "link-unreadable": '"{found_short}" bukan alamat tautan. Salin seluruh alamatnya dari peramban, tanpa spasi.',
    "link-scheme": 'alamat tautan diawali "{found_short}". Pakai alamat yang diawali https:// atau http://.',
    "link-host": '"{found_short}" tidak memuat nama situs. Salin seluruh alamatnya dari peramban.',
    "link-password": (
        "alamat tautan ke {found} memuat nama pengguna atau kata sandi. Pakai tautan berbagi tanpa kata sandi."
    ),
    "seen-on-missing": "tanggal dokumen dilihat belum diisi. Tulis misalnya 31 Januari 2024.",
    "seen-on-unreadable": '"{found_short}" bukan tanggal. Tulis misalnya 31 Januari 2024 atau 31/01/2024.',
    "seen-on-future": '"{found_short}" belum terjadi. Tulis tanggal dokumen itu dilihat.',
}
