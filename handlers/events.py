"""Events that no other surface takes. Must come last, and must never do anything with them."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt import App


def register(app: "App") -> None:
    """Let the app acknowledge every event: one that nobody takes would be delivered again and again."""

    @app.event(re.compile(""))
    def on_event() -> None:
        """Leave it: Bolt has acknowledged it."""
