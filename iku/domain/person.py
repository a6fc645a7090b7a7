"""Who acts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """The person who asks for an action; every `workflow` function takes one."""

    name: str

    @property
    def is_named(self) -> bool:
        return bool(self.name.strip())
