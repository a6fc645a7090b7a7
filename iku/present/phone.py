"""The dashboard's address as a square for a phone's camera."""

from io import BytesIO

import segno

WORDS = "Arahkan kamera ponsel ke kode ini, atau ketik alamatnya. Ponsel harus berada di jaringan yang sama."
NO_ADDRESS = (
    "Alamat untuk ponsel belum diketahui. Buka dasbor dengan alamatnya di jaringan, atau sebutkan dalam IKU_URL."
)
QUIET_ZONE = 4
"""Modules of white around the code, as the standard asks: it stays readable on a dark page."""


def code_of(address: str) -> segno.QRCode:
    """The code. A quarter of it may be hidden by a finger or a stain."""
    return segno.make_qr(address, error="q")


def code_as_svg(address: str) -> str:
    """Black on white in either theme: not every camera reads it the other way round."""
    written = BytesIO()
    code_of(address).save(
        written, kind="svg", border=QUIET_ZONE, scale=6, dark="#000", light="#fff", xmldecl=False, nl=False
    )
    return written.getvalue().decode()
