"""What can go wrong, as errors that name the thing, the place and the next step.

>>> raise ConfigError("feeds.yaml line 12", "no url", "add `url:` to this feed")
Traceback (most recent call last):
...
tracker.errors.ConfigError: feeds.yaml line 12: no url; add `url:` to this feed
"""


class TrackerError(Exception):
    """Anything that the tracker refuses or cannot do: `subject` is the thing, `reason` what is wrong, `step` what to do next."""

    exit_code = 1

    def __init__(self, subject: object, reason: str, step: str = ""):
        super().__init__(f"{subject}: {reason}" + (f"; {step}" if step else ""))
        self.subject, self.reason, self.step = subject, reason, step


class ConfigError(TrackerError):
    """A settings file or an option says something that cannot be meant."""

    exit_code = 2


class InputError(TrackerError):
    """A file of articles, a gold file or a series that is not in the documented form."""

    exit_code = 2


class FetchError(TrackerError):
    """A feed or page that could not be fetched; `kind` names the outcome in logs and counts."""

    def __init__(self, subject: object, reason: str, step: str = "", *, kind: str = "error"):
        super().__init__(subject, reason, step)
        self.kind = kind


class AddressRefused(FetchError):
    """An address outside the public internet, which the guard refuses unless the operator allows its network."""

    def __init__(self, subject: object, reason: str, step: str = "allow it with --allow-network if it is yours"):
        super().__init__(subject, reason, step, kind="address_refused")


class NotAnArticle(TrackerError):
    """A page that holds no article (an empty shell, a login wall, a list of links)."""


class OtherLanguage(NotAnArticle):
    """An article in a language that is not read."""


class StoreError(TrackerError):
    """A database that is locked, full, read-only, damaged or of a newer version."""
