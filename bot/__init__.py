"""The process: the only place that reads the environment, opens files and databases, and starts threads."""
