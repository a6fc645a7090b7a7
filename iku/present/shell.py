"""What the browser shows before the dashboard itself has arrived, and what page and screens agree on."""

LANGUAGE = "id"
TITLE = "Dasbor IKU"
LOADING = "Memuat Dasbor IKU …"
WITHOUT_SCRIPTS = "Dasbor IKU memerlukan JavaScript. Aktifkan JavaScript di peramban ini, lalu muat ulang halaman."
REDRAW = "redraw"
"""The key of the unseen button that the page presses when the device turns light or dark: charts are coloured by the server."""
