"""Which place a figure is about: the one named, the one that a tariff hits, the one where a currency or an index is at home."""
