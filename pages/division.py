"""Being written."""

from iku.ui import frame

frame.begin("division")
