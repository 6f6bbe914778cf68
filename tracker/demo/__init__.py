"""A small newsroom of our own wording, labelled as samples, for trying the tracker out and for its tests."""
