"""`python -m bot` is `onrecord`. Must never do more than call it."""

from bot.cli import main

main()
