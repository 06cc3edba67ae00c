"""Articles and what can be said from them. Must never know of Slack, of databases or of the time of day."""
