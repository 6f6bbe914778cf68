"""What a figure measures: the phrase that says so, whose words they are, and the indicator of the dictionary."""
