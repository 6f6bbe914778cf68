"""How sure a record is: 0.9 and more should mean that value, unit, period, status and subject are right."""


def confidence(figure, subject, found, phrase) -> float:
    score = 0.95 if subject.source == "own" else 0.7
    if figure.value is None:
        score *= 0.5
    return round(score, 2)
