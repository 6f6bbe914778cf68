"""How a figure is meant: level, change or share, against what it is measured, and whether it is so, aimed at or expected."""
