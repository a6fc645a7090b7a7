"""What the browser shows before the dashboard itself has arrived."""

LANGUAGE = "id"
TITLE = "Dasbor IKU"
LOADING = "Memuat Dasbor IKU …"
WITHOUT_SCRIPTS = "Dasbor IKU memerlukan JavaScript. Aktifkan JavaScript di peramban ini, lalu muat ulang halaman."
