"""What to say about a file of realisations or targets, or a typed report: what was found, what was expected, what to do.

Words in braces are the fields of `iku.present.problem_fields`. The place is put in front, so sentences begin small.
"""

SAVE_AS = 'pilih Simpan Sebagai (Save As), jenis "Excel Workbook (*.xlsx)", lalu unggah berkas yang baru'

FILES = {
    "empty-file": "berkas ini kosong. Pilih berkas yang berisi tabel.",
    "file-too-large": (
        "berkas ini {found_size}, paling besar {expected_size}. Hapus lembar dan gambar yang tidak perlu, lalu unggah lagi."
    ),
    "format-xls": f"ini berkas Excel lama (.xls). Buka di Excel, {SAVE_AS}.",
    "format-xlsb": f"ini berkas Excel biner (.xlsb). Buka di Excel, {SAVE_AS}.",
    "format-ods": f"ini berkas OpenDocument (.ods). Buka di LibreOffice atau Excel, {SAVE_AS}.",
    "format-markup": f"ini halaman web, walaupun namanya mungkin seperti Excel. Buka di Excel, {SAVE_AS}.",
    "format-pdf": (
        "ini berkas PDF, bukan tabel. Buka berkas Excel asalnya, simpan sebagai XLSX, lalu unggah. "
        "PDF dapat dilampirkan sebagai bukti dukung."
    ),
    "format-image": (
        "ini gambar, bukan tabel. Salin angkanya ke templat, simpan sebagai XLSX, lalu unggah. "
        "Gambar dapat dilampirkan sebagai bukti dukung."
    ),
    "format-unknown": (
        "jenis berkas ini tidak dapat dibaca sebagai tabel. Simpan tabelnya sebagai XLSX atau CSV, lalu unggah."
    ),
    "text-unreadable": 'berkas ini bukan teks. Buka di Excel, simpan sebagai XLSX atau "CSV UTF-8", lalu unggah.',
    "broken-quotes": (
        'tanda kutip (") tidak berpasangan, sehingga isi sesudahnya tidak dapat dipisahkan. '
        "Hapus tanda kutip itu, atau simpan ulang dari Excel."
    ),
    "cell-too-long": (
        "satu isian memuat lebih dari {expected_number} huruf. Persingkat, atau periksa tanda kutip di dekatnya."
    ),
    "too-many-rows": "berkas ini lebih dari {expected_number} baris. Bagi menjadi beberapa berkas.",
    "too-many-columns": "baris ini lebih dari {expected_number} kolom. Unggah tabelnya saja.",
    "workbook-encrypted": (
        "berkas ini dilindungi kata sandi. Buka di Excel, hapus kata sandinya "
        "(File, Info, Protect Workbook, Encrypt with Password, kosongkan), simpan, lalu unggah lagi."
    ),
    "workbook-macros": f"berkas ini berisi makro. Buka di Excel, {SAVE_AS}.",
    "workbook-external": (
        "berkas ini mengambil angka dari berkas Excel lain. Buka di Excel, putuskan hubungannya "
        "(Data, Edit Links, Break Link), simpan, lalu unggah lagi."
    ),
    "workbook-suspicious": f"susunan berkas ini tidak wajar, sehingga tidak dibuka. Buka di Excel, {SAVE_AS}.",
    "workbook-too-large": (
        "isi berkas ini terlalu besar untuk dibaca. "
        "Salin tabelnya saja ke berkas baru, simpan sebagai XLSX atau CSV, lalu unggah."
    ),
    "workbook-unreadable": f"berkas Excel ini rusak atau tidak lengkap. Buka di Excel, {SAVE_AS}.",
}

RECORDS = {
    "json-unreadable": "isinya bukan JSON yang dapat dibaca{in_brackets}. Periksa tanda kutip, koma, dan kurungnya.",
    "json-shape": (
        'isinya bukan satu objek JSON dengan daftar "rows" yang memuat paling sedikit satu baris, setiap baris satu objek. '
        "Contohnya ada di docs/api.md."
    ),
    "json-unknown-field": 'isian "{found_short}" tidak dikenal.{perhaps} Yang boleh: {expected_bare}.',
    "json-wrong-type": "berisi {found_short}, padahal jenisnya {expected_or}.",
    "json-number": '"{found_short}" bukan angka JSON. Tulis dengan titik desimal dan tanpa tanda lain, misalnya 98.5.',
    "json-two-values": 'angka dan predikat terisi bersamaan ("{found_short}"). Isi salah satunya.',
}

TABLES = {
    "no-headings": (
        "judul kolom tidak ditemukan. Perlu satu baris judul yang memuat {expected_list}. "
        "Cara termudah: unduh templat, lalu isi.{first_row}"
    ),
    "missing-column": "kolom {expected_list} tidak ada. Judul yang ditemukan: {found_list}.{rename}",
    "repeated-column": "kolom {found_bare} berarti sama. Hapus atau ganti judul salah satunya.",
    "hidden-column": (
        "kolom ini (kolom {found}) tersembunyi. Tampilkan (pilih kolom di kiri dan kanannya, klik kanan, Unhide), "
        "periksa isinya, lalu unggah lagi."
    ),
    "hidden-row": (
        "baris ini tersembunyi, tetapi berisi isian untuk {subject}. Tampilkan (hapus filter atau Unhide) lalu periksa, "
        "atau hapus barisnya."
    ),
    "second-headings": (
        "di sini ada judul kolom lagi, dengan susunan yang lain. Pindahkan tabel ini ke lembar tersendiri, lalu unggah lagi."
    ),
    "several-sheets": "ada beberapa lembar yang berisi tabel: {expected_list}. Pilih lembar yang dimaksud.",
    "unknown-sheet": 'lembar "{found}" tidak ada. Lembar yang ada: {expected_list}.{perhaps}',
    "no-rows": "tidak ada baris indikator di bawah judul kolom. Isi paling sedikit satu baris, lalu unggah lagi.",
    "too-many-cells": (
        'isinya lebih banyak daripada judul kolom ("{found}"). Angka atau teks yang memuat koma harus diapit tanda kutip, '
        "atau pakai titik koma sebagai pemisah kolom."
    ),
    "split-decimal": (
        '"{found}" terbaca sebagai dua kolom, karena koma di berkas ini memisahkan kolom. '
        'Tulis dengan tanda kutip ("{found}"), atau pakai titik koma sebagai pemisah kolom.'
    ),
}

IDENTITIES = {
    "unknown-indicator": '"{found_short}" bukan indikator yang dikenal.{perhaps_or_codes}',
    "indicator-missing": "ada isi ({found}), tetapi indikatornya kosong. Isi kode IKU, atau hapus isinya.",
    "ambiguous-indicator": '"{found_short}" dapat berarti {expected_or}. Tulis kode IKU-nya.',
    "code-title-conflict": (
        'kode atau nomornya milik {expected}, tetapi uraian "{found_short}" milik {nearest}. Samakan keduanya.'
    ),
    "component-missing": "{subject} punya beberapa komponen. Isi kolom Komponen dengan {expected_or}.",
    "unknown-component": '"{found_short}" bukan komponen {subject}. Isi dengan {expected_or}.{perhaps}',
    "component-unexpected": "{subject} tidak dibagi menjadi komponen. Kosongkan isian ini.",
    "other-subdivision": "{subject} dilaporkan oleh {expected}, bukan {found}. Hapus isinya di baris ini.",
    "repeated-row": "{subject} {found_period} sudah diisi di baris {expected}. Hapus salah satunya.",
    "unknown-quarter": '{quoted_or_blank} bukan triwulan. Tulis I, II, III, atau IV, misalnya "TW III".',
    "unknown-year": '{quoted_or_blank} bukan tahun yang dapat dipakai. Tulis empat angka, misalnya "2024".',
    "other-period": (
        "baris ini untuk {found_period}, padahal yang diisi {expected_period}. Pilih periodenya, atau hapus baris ini."
    ),
    "other-period-file": (
        "berkas ini untuk {found_period}, padahal yang diisi {expected_period}. Pilih periode atau berkas lain."
    ),
    "period-missing": "berkas ini tidak menyebut {period_part}. Tambahkan kolom {period_title}.",
    "quarter-column-missing": "tidak ada kolom untuk {expected_period}. Kolom yang ditemukan: {found_list}.",
}

FIGURES = {
    "not-a-number": '"{found_short}" bukan angka. Tulis angkanya saja, misalnya 98,5; kosongkan bila belum ada.',
    "malformed-number": '"{found_short}" tidak jelas sebagai angka. {write_nearest}',
    "ambiguous-number": '"{found}" bisa berarti {readings}. Tulis {readings_typed}.',
    "too-many-decimals": '"{found_short}" lebih dari empat angka di belakang koma. Tulis {nearest_typed}.',
    "number-too-large": '"{found_short}" terlalu besar. Paling besar dua belas angka di depan koma.',
    "negative": '"{found_short}" di bawah nol. Nilai ini tidak mungkin negatif; periksa tandanya.',
    "percent-unexpected": (
        '"{found_short}" memakai persen, padahal isian ini bukan persentase. Tulis jumlahnya saja, tanpa %.'
    ),
    "date-in-number": (
        "berisi tanggal ({found_day}), bukan angka. Excel sering mengubah angka seperti 12.5 menjadi tanggal: "
        "ubah format selnya menjadi Teks, lalu ketik ulang dengan koma, misalnya 12,5."
    ),
    "cell-error": "berisi kesalahan Excel ({found}). Perbaiki rumusnya, atau ketik angkanya.",
    "formula-without-value": (
        "berisi rumus yang hasilnya belum dihitung. Buka berkasnya di Excel, simpan, lalu unggah lagi; atau ketik angkanya."
    ),
    "grade-expected": 'berisi "{found_short}", padahal yang diisi predikat: {expected_or}.',
    "unknown-grade": '"{found_short}" bukan predikat pada skala ini. Pilih {expected_or}.{perhaps}',
    "parts-unexpected": "{subject} tidak memakai pembilang dan penyebut. Kosongkan, lalu isi kolom Realisasi.",
    "numerator-without-denominator": "pembilang {found_number} belum punya penyebut. Isi kolom Penyebut.",
    "denominator-without-numerator": (
        "penyebut {found_number} belum punya pembilang. Isi kolom Pembilang; nol ditulis 0."
    ),
    "denominator-zero": "penyebut tidak boleh 0. Isi jumlah seluruhnya, atau kosongkan pembilang dan penyebut.",
    "parts-disagree": (
        "realisasi {found_number} tidak sama dengan {expected_quotient} = {nearest_number}. "
        "Kosongkan kolom Realisasi, atau perbaiki salah satunya."
    ),
    "note-too-long": "isinya {found_number} huruf, paling banyak {expected_number}. Persingkat.",
    "date-expected": '"{found_short}" bukan tanggal. Tulis hari, bulan, dan tahun, misalnya {expected}.',
    "explanations-disagree": (
        "isinya untuk {subject} {found_period} berbeda dari baris {expected}. Satu indikator punya satu penjelasan per "
        "triwulan: samakan kedua baris, atau kosongkan salah satunya."
    ),
    "range-unexpected": '"{found}" berupa rentang, padahal target {subject} satu angka. Tulis satu angka.',
    "range-reversed": '"{found}" terbalik: batas bawah lebih besar daripada batas atas. Tulis {range}.',
    "yearly-target-for-sum": (
        "target setahun ({found}) tidak dapat dipakai untuk {subject}, karena triwulannya dijumlahkan. "
        "Isi target tiap triwulan: Target TW I sampai Target TW IV."
    ),
}

PAPERS = {
    "target-document-missing": (
        "target {subject} belum punya nomor dokumen yang menetapkannya. Isi misalnya Perjanjian Kinerja 12/PK/2024."
    ),
    "target-reason-missing": (
        "target {subject} yang sudah ditetapkan akan diganti, tetapi alasannya belum ada. Isi alasan perubahannya."
    ),
}

PLANS = {
    "document-missing": "nomor dokumen belum diisi. Setiap angka di sini berasal dari sebuah dokumen: isi nomornya.",
    "plan-period-unreadable": "periode Renstra {quoted_or_blank} tidak terbaca. Tulis tahun pertama dan terakhirnya: 2020–2024.",
    "plan-period-elsewhere": 'periode Renstra "{found}" tidak memuat tahun {expected}. Periksa tahunnya, atau pilih tahun lain.',
    "budget-half": "belum diisi. Isi pagu dan realisasi anggaran keduanya (0 bila belum ada), atau kosongkan keduanya.",
}

QUESTIONS = {
    "target-falls": (
        "target {found_number} lebih rendah daripada triwulan sebelumnya ({expected_number}), padahal dihitung s.d. triwulan. "
        "Periksa, lalu perbaiki atau pastikan."
    ),
    "jump": ("{found_number} kira-kira {factor} {references}.{perhaps_number} Periksa, lalu perbaiki atau pastikan."),
    "numerator-above-denominator": (
        "pembilang {found_number} lebih besar daripada penyebut {expected_number}, jadi lebih dari 100%. "
        "Mungkin tertukar? Periksa, lalu perbaiki atau pastikan."
    ),
}

REMARKS = {
    "encoding-guessed": "berkas ini bukan UTF-8 dan dibaca sebagai {found}. Periksa huruf yang tidak lazim.",
    "sample-file": "berkas ini bertanda DATA CONTOH. Jangan dikirim sebagai realisasi yang sebenarnya.",
    "column-ignored": "kolom ini tidak dipakai.",
    "hidden-column-ignored": "kolom ini tersembunyi dan tidak dibaca; yang dibaca kolom lain yang berjudul sama.",
    "hidden-column-read": "kolom ini tersembunyi, tetapi dibaca.",
    "follow-up-left": (
        "penanggung jawab atau batas waktu {found_bare} tidak dicatat, karena kendala, upaya, dan faktor pendukungnya kosong."
    ),
    "quarter-left": "kolom ini untuk periode lain dan tidak dibaca.",
    "running-number": "kolom ini dibaca sebagai nomor urut, bukan nomor IKU; indikator dikenali dari uraiannya.",
}

UPLOAD_SENTENCES = {**FILES, **RECORDS, **TABLES, **IDENTITIES, **FIGURES, **PAPERS, **PLANS, **QUESTIONS, **REMARKS}
