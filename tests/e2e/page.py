"""A page that a browser can show, and how to get there."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import translation

from tests.e2e import ways


@dataclass(frozen=True)
class Page:
    name: str
    args: dict = field(default_factory=dict)
    query: str = ""
    reach: Callable = ways.straight
    status: int = 200

    @property
    def key(self):
        return self.name, frozenset(self.args)

    def path(self, world, language):
        args = {name: world[thing] for name, thing in self.args.items()}
        with translation.override(language):
            path = reverse(self.name, kwargs=args)
        return f"{path}?{self.query.format_map(world)}" if self.query else path

    def wrong(self, reach=ways.send_empty):
        """The same page after a form was sent that cannot be right."""
        return Page(self.name, self.args, self.query, reach, self.status)


def with_code(name, thing, **more):
    return Page(name, {"code": thing}, **more)
