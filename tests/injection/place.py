"""One place where somebody can write: an address, or a form."""

from dataclasses import dataclass, field, replace

from django.urls import reverse
from django.utils.http import urlencode

from tests.scope.forms import filled


@dataclass(frozen=True)
class Place:
    """`words`: what of the address, or of the form, somebody may write; or only choose.

    Names of fields may hold a key of the house: "place-{own_location.pk}-street".
    """

    page: str
    who: str
    words: tuple
    sent: dict = field(default_factory=dict)
    args: dict = field(default_factory=dict)
    query: dict = field(default_factory=dict)
    is_choice: bool = False

    def path(self, house):
        path = reverse(self.page, kwargs=filled(self.args, house))
        query = urlencode(filled(self.query, house))
        return f"{path}?{query}" if query else path

    def fields(self, house):
        return [word.format_map(vars(house)) for word in self.words]

    def filled(self, house):
        sent = filled(self.sent, house)
        return {name.format_map(vars(house)): value for name, value in sent.items()}

    def __str__(self):
        return self.page


def address(page, who, *words, query=None, **args):
    return Place(page, who, words, query or {}, args)


def form(page, who, *words, sent=None, query=None, **args):
    return Place(page, who, words, sent or {}, args, query or {})


def choice(page, who, *words, **more):
    return replace(form(page, who, *words, **more), is_choice=True)
