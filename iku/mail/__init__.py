"""E-mail: one message to one person through the office's mail server. Knows no store and no screen."""
