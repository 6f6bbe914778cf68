"""Indonesian industry news and policy as data: who said which figure, about what, for which period and place."""

__version__ = "0.1.0"
