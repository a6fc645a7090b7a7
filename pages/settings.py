"""Being written."""

from iku.ui import frame

frame.begin("settings")
