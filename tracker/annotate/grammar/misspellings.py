"""Words with one wrong letter that can only be meant as one thing: "miiar", "perseb".

>>> SLIPS["miiar"], SLIPS["perseb"], SLIPS.get("permen")
('miliar', 'persen', None)
"""
from tracker.lexicons import read_yaml


def slips(word: str) -> set[str]:
    """What becomes of a word when a letter is lost, doubled, added inside, exchanged with its neighbour or, behind the third one, replaced."""
    lost = {word[:at] + word[at + 1:] for at in range(1, len(word))}
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2:] for at in range(len(word) - 1)}
    replaced = {word[:at] + letter + word[at + 1:] for at in range(3, len(word)) for letter in "abcdefghijklmnopqrstuvwxyz"}
    added = {word[:at] + letter + word[at:] for at in range(3, len(word)) for letter in "abcdefghijklmnopqrstuvwxyz"}
    return (added | lost | doubled | turned | replaced) - {word}


WORDS = read_yaml("misspellings")
MONEY_SLIPS, REAL_WORDS = WORDS["after_money"], set(WORDS["real_words"])
SLIPS = {slip: word for word in WORDS["repaired"] for slip in slips(word) - REAL_WORDS if len(slip) > 4 and slip not in read_yaml("scales")}
