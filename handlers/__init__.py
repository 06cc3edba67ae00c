"""Slack surfaces: payload in, blocks out. Must never decide anything about articles."""
