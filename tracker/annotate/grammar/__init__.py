"""What Indonesian phrases look like: grammars that more than one component reads."""
