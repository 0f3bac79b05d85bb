"""The program: command line and the one screen that shows the whole of it."""
