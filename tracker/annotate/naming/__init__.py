"""Who is named: organisations and people, found by a model, lexicons and rules, their forms merged."""
