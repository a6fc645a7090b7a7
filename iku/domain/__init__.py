"""What the words mean. Standard library only; knows no file, no store, no screen, no Indonesian."""
