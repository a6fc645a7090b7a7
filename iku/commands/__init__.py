"""The command line, one module a family of commands. Results go to stdout for programs, messages to stderr for people."""
