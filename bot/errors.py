"""What stops the process before its work begins. Must never hold a secret: its sentences are printed as they are."""


class SetupError(Exception):
    """A configuration that cannot work: one full sentence each, saying what to do next."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences
