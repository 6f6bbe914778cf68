"""Which period a figure refers to: the one beside it, the one that still holds, the day of a market or of a decision."""
