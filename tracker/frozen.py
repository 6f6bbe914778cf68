"""Frozen dataclasses that are cheap to build: those of Python set each field by a call, which for a figure took nine times as long.

A record is open, and its fields are set like those of any other object, while it is built; then it is of its frozen class for good.
"""
import dataclasses
from typing import Any, NoReturn, dataclass_transform


@dataclass_transform(frozen_default=True)
def frozen(kind: type) -> type:
    """A dataclass with slots whose fields cannot be set again.

    >>> @frozen
    ... class Price:
    ...     good: str
    ...     rupiah: int = 0
    >>> price = Price("beras", 15000)
    >>> price, price == Price("beras", rupiah=15000), dataclasses.replace(price, rupiah=16000)
    (Price(good='beras', rupiah=15000), True, Price(good='beras', rupiah=16000))
    >>> price.rupiah = 17000
    Traceback (most recent call last):
    dataclasses.FrozenInstanceError: cannot assign to field 'rupiah'
    """
    opened = dataclasses.dataclass(slots=True, unsafe_hash=True)(kind)
    names = [field.name for field in dataclasses.fields(opened)]
    told = {name: getattr(kind, name) for name in ("__doc__", "__module__", "__qualname__")}
    closed = type(kind.__name__, (opened,), {**told, "__slots__": (), "__setattr__": refuse, "__delattr__": refuse, "__reduce__": lambda record: reduced(record, names)})
    closed.__init__ = builder(opened, closed, names)
    return closed


def builder(opened: type, closed: type, names: list[str]) -> Any:
    """The `__init__` of a frozen class, written as `dataclasses` writes its own."""
    lines = [f"def __init__(self, {', '.join(names)}):", "set_class(self, '__class__', opened)", *(f"self.{name} = {name}" for name in names), "self.__class__ = closed"]
    scope: dict[str, Any] = {"set_class": object.__setattr__, "opened": opened, "closed": closed}
    exec("\n    ".join(lines), scope)      # noqa: S102  (names of fields only)
    init = scope["__init__"]
    init.__defaults__, init.__annotations__ = opened.__init__.__defaults__, opened.__init__.__annotations__
    return init


def refuse(record: Any, name: str, *value: Any) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot {'assign to' if value else 'delete'} field {name!r}")


def reduced(record: Any, names: list[str]) -> tuple[type, tuple]:
    """How a record is pickled and copied: its class, and the fields that it is built of."""
    return type(record), tuple([getattr(record, name) for name in names])
