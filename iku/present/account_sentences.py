"""Sentences about accounts and passwords, by the code of what is wrong."""

ACCOUNT_SENTENCES = {
    "login-malformed": (
        'Nama akun "{found}" tidak dapat dipakai. Tulis 2 sampai 32 huruf kecil, angka, titik, garis bawah, atau tanda hubung, '
        "diawali huruf atau angka; misalnya siti.aminah."
    ),
    "login-taken": 'Nama akun "{found}" sudah dipakai. Pilih nama lain.',
    "name-malformed": "Nama lengkap belum diisi atau lebih dari 80 karakter. Tulis nama seperti pada kiriman.",
    "email-malformed": 'Surel "{found}" tidak terbaca. Tulis misalnya siti@kpu.go.id, atau kosongkan.',
    "email-taken": 'Surel "{found}" sudah dipakai akun lain. Satu surel untuk satu akun.',
    "roles-missing": "Peran belum dipilih. Pilih paling sedikit satu.",
    "role-unknown": 'Peran "{found}" tidak dikenal. Yang ada: leader, operator:KODE, verifier:KODE, secretary, administrator.',
    "subdivision-missing": "Subbagian belum dipilih. Operator dan verifikator selalu dari satu subbagian.",
    "subdivision-superfluous": "Hanya operator dan verifikator yang memerlukan subbagian. Kosongkan subbagian untuk peran lain.",
    "subdivision-unknown": 'Subbagian "{found}" tidak dikenal. Pilih salah satu dari kamus.',
    "first-manages": "Akun pertama harus administrator: tanpa administrator tidak ada yang dapat mengelola akun.",
}

PASSWORD_SENTENCES = {
    "too-short": "Kata sandi baru terlalu pendek. Pakai paling sedikit {bound} karakter, misalnya empat kata acak.",
    "too-long": "Kata sandi baru terlalu panjang. Pakai paling banyak {bound} karakter.",
    "is-name": "Kata sandi baru tidak boleh nama atau surel Anda sendiri. Pakai yang lain.",
    "too-common": "Kata sandi baru terlalu mudah ditebak. Pakai misalnya empat kata acak.",
    "same-as-before": "Kata sandi baru sama dengan yang sekarang. Pakai yang lain.",
}

TOKEN_SENTENCES = {
    "label": "Isi untuk apa token ini, paling banyak {bound} huruf.",
    "lasting": "Token berlaku paling lama {bound} hari.",
    "too-many": "Akun Anda sudah punya {bound} token yang masih berlaku. Cabut yang tidak dipakai lagi dulu.",
}
