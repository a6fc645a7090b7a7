"""What a person sees when something fails outside the frame: in a button's callback, or before the frame stands."""

from iku.ui import frame


def say_failure(error: Exception) -> bool:
    """Says it as on any page, instead of in Streamlit's English words. True: nothing more is to be shown."""

    def fail() -> None:
        raise error

    with frame.boundary():
        fail()
    return True
