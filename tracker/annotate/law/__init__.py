"""Which rules and programmes of the state are named, and what happens to them."""
