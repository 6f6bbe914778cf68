"""Which places are named: the gazetteer, toponyms in a text, and the context that decides between places of one name."""
