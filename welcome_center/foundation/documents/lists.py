"""Lists that people filter, choose columns of, and take with them as a table.

A capability declares its list once, in a `lists.py` of its own:

    PEOPLE = lists.register(
        PortalList(
            code="people",
            label=_("People"),
            page="people:person_list",
            filter=PersonFilter,
            rows=lambda user: Person.objects.visible_to(user).for_list(),
            subject="uuid",
            private=("words",),
            columns=(
                Column("name", _("Name"), str, link=lambda person: person.get_absolute_url()),
                Column("team", _("Team"), lambda person: person.team.name),
                Column("born", _("Year of birth"), attrgetter("birth_year"), is_shown=False),
            ),
        )
    )

and shows it by a view of one line (see `list_pages.show_list`). `welcome_center.home.lists` names
each such module, so that the workers know them, too.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise

from welcome_center.foundation.access import STAFF


@dataclass(frozen=True)
class Column:
    """`read` takes a row and gives text, a number, a day, a moment or None; it asks nothing.

    `link` takes a row and gives an address; `tone` one of a badge. A column that is not `is_shown`
    appears only for whoever chooses it.
    """

    code: str
    label: str | Promise
    read: Callable
    link: Callable | None = None
    tone: Callable | None = None
    is_moment: bool = False  # shown with the hour, too
    is_shown: bool = True
    language: str = ""  # of its words, where that is not the reader's


@dataclass(frozen=True)
class Asking:
    """Who asks: all that the choices of a filter know of a request."""

    user: object


@dataclass(frozen=True)
class PortalList:
    """`rows` takes a user and gives what that one may see, with joins and in a total order.

    `subject` is the lookup from a row to the uuid of the person whose file it is, or empty.
    `private` are filters whose words must not stand in an address: they are kept in the session,
    and in no saved filter.
    `taken` are those of the rows that may leave the house: of the others the page says that they
    are left out.
    """

    code: str
    label: str | Promise
    page: str
    filter: type
    rows: Callable
    columns: tuple[Column, ...]
    subject: str = ""
    private: tuple[str, ...] = ()
    taken: Callable | None = None
    roles: tuple = STAFF

    def is_open_to(self, user):
        return user.is_active and user.has_role(*self.roles)

    def rows_of(self, user):
        """What the user may see at this moment; nothing without one of the list's roles."""
        rows = self.rows(user)
        return rows if self.is_open_to(user) else rows.none()

    def filtered(self, terms, user):
        """The filter over the user's rows. Whether it could be understood, `is_valid()` says.

        Its choices know the user as `request.user`, on the page and with the worker alike.
        """
        return self.filter(terms.as_query(), queryset=self.rows_of(user), request=Asking(user))

    def taken_of(self, rows):
        return self.taken(rows) if self.taken else rows

    @property
    def leaves_some_out(self):
        return self.taken is not None

    def columns_called(self, codes):
        """Those of the list, in its order. Raises UnknownColumn."""
        if not codes or set(codes) - {column.code for column in self.columns}:
            raise UnknownColumn
        return [column for column in self.columns if column.code in codes]

    @property
    def first_columns(self):
        return [column for column in self.columns if column.is_shown]

    @property
    def address(self):
        return reverse(self.page)


class UnknownColumn(Exception):
    """No column, or one that the list does not have."""


REGISTRY: dict[str, PortalList] = {}


def register(portal_list):
    if REGISTRY.setdefault(portal_list.code, portal_list) != portal_list:
        raise ValueError(f"Two lists are called {portal_list.code}.")
    return portal_list


def get(code):
    """The list, or None where its capability is no longer there."""
    return REGISTRY.get(code)
