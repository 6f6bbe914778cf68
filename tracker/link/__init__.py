"""Annotations of many articles → duplicates, observations, conflicts, targets: everything derived across articles."""
