"""The same figure told by several articles; what differs, what changed, what falls due. Must never judge."""
