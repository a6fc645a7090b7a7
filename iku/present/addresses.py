"""Addresses that pages link to and routes answer. Relative, so that they hold wherever the dashboard is served."""

EVIDENCE = "bukti"
PREVIEW = "pratinjau"
SIGN_IN = "masuk"
SIGN_OUT = "keluar"
CHANGE_PASSWORD = "kata-sandi"  # noqa: S105 - an address


def evidence_address(sha256: str) -> str:
    """Where a file that stands as evidence is given out."""
    return f"{EVIDENCE}/{sha256}"


def page_address(sha256: str, page: int | str) -> str:
    """Where one page of such a file is given out as a picture."""
    return f"{evidence_address(sha256)}/{PREVIEW}/{page}"
