"""The IKU dashboard: from a decree's indicators and what is reported on them to achievement on the screen."""

__version__ = "0.1.0"
