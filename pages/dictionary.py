"""Being written."""

from iku.ui import frame

frame.begin("dictionary")
