"""Names of groups that stay from night to night, whatever joins them or leaves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from hashlib import sha256
from typing import Any, Final, TypeVar

DIGITS: Final = 10  # of a name, in hex
Group = TypeVar("Group", bound=Hashable)


def lasting_names(
    groups: Mapping[Group, Collection[Any]],
    before: Mapping[Any, str],
    text: Callable[[Any], str] = str,
) -> dict[Group, str]:
    """A name for each group, given its members and the names that members had before.

    The group that has most of an older group's members goes on under its name; the other parts
    and new groups are named after their first member, as ``text`` writes it.
    """
    shared = Counter(
        (name, group)
        for group, members in groups.items()
        for name in (before.get(member) for member in members)
        if name is not None
    )
    names: dict[Group, str] = {}
    taken: set[str] = set()
    for (name, group), _ in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if name not in taken and group not in names:
            names[group] = name
            taken.add(name)
    for group, members in sorted(groups.items(), key=lambda item: min(item[1])):
        if group not in names:
            names[group] = _new_name(text(min(members)), taken)
            taken.add(names[group])
    return names


def _new_name(member: str, taken: Collection[str]) -> str:
    digest = sha256(member.encode()).hexdigest()
    length = next(n for n in range(DIGITS, len(digest) + 1) if digest[:n] not in taken)
    return digest[:length]
