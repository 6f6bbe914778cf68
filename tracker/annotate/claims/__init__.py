"""What each figure is about: the readings that the claims component joins into one record."""
