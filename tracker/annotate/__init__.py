"""Article → Annotations: everything that is read from the prose of one article."""
