"""`python -m bot` is `onrecord`. Must never do more than call it, nor even that when another process loads this."""

from bot.cli import main

if __name__ == "__main__":
    main()
