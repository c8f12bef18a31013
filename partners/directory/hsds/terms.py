"""Our code lists as HSDS's taxonomies: topics, residence groups and kinds of institution.

Ids are made from the code, so that they are the same in every installation.
"""

from dataclasses import dataclass
from functools import cached_property
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import F, Value
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.center.codes import label_in
from welcome_center.foundation.center.models import (
    Language,
    ListCode,
    ResidenceGroup,
    Topic,
    TopicGroup,
)

HERE = uuid5(NAMESPACE_URL, "https://welcome-center.example/hsds")
TOPICS, GROUPS, KINDS = "topic", "residence_group", "org_type"
LANGUAGE, DOCUMENT = "language", "document"  # names that are no taxonomies of ours
TOPIC_GROUPS = "topic_group"  # stand above the topics, in their taxonomy


@dataclass(frozen=True)
class Taxonomy:
    code: str
    name: str
    description: str

    @cached_property
    def id(self):
        return uuid5(HERE, self.code)

    def as_hsds(self):
        return {"id": self.id, "name": str(self.name), "description": str(self.description)}


TAXONOMIES = {
    each.code: each
    for each in (
        Taxonomy(TOPICS, _("topics"), _("What people ask about, in groups.")),
        Taxonomy(GROUPS, _("residence groups"), _("By which right somebody stays in Germany.")),
        Taxonomy(KINDS, _("kind of institution"), _("What kind of institution it is.")),
    )
}


@dataclass(frozen=True)
class Term:
    id: UUID
    taxonomy: Taxonomy
    code: str
    name: str
    parent: UUID | None = None

    @cached_property
    def short(self):
        """As it stands inside of other objects."""
        return {
            "id": self.id,
            "code": self.code,
            "name": self.name,
            "description": self.name,
            "taxonomy": str(self.taxonomy.name),
            "taxonomy_id": self.taxonomy.id,
            **({"parent_id": self.parent} if self.parent else {}),
        }

    def as_hsds(self):
        return self.short | {"taxonomy_detail": self.taxonomy.as_hsds(), "language": get_language()}


class Terms:
    """All lists, read with one query once somebody asks: `of[list][code]`, names by code."""

    @property
    def of(self):
        return self._read[0]

    @property
    def languages(self):
        return self._read[1][LANGUAGE]

    @property
    def documents(self):
        return self._read[1][DOCUMENT]

    @cached_property
    def _read(self):
        terms, names = {TOPICS: {}, GROUPS: {}, KINDS: {}}, {LANGUAGE: {}, DOCUMENT: {}}
        for listed, code, labels, own, parent in _rows():
            name = _name(labels, own) or code
            if listed in names:
                names[listed][code] = name
            else:
                _add(terms, listed, code, name, parent)
        return terms, names

    def all(self):
        terms = (term for terms in self.of.values() for term in terms.values())
        return sorted(terms, key=lambda term: (term.taxonomy.code, term.code))

    def by_id(self, wanted):
        return next((term for term in self.all() if term.id == wanted), None)


def _name(labels, own):
    return label_in({**labels, **{key: one for key, one in own.items() if one}}, get_language())


def _add(terms, listed, code, name, parent):
    belongs_to = TOPICS if listed == TOPIC_GROUPS else listed
    above = _id(TOPIC_GROUPS, parent) if parent else None
    key = (listed, code) if listed == TOPIC_GROUPS else code
    terms[belongs_to][key] = Term(_id(listed, code), TAXONOMIES[belongs_to], code, name, above)


def _id(listed, code):
    return uuid5(HERE, f"{listed}/{code}")


def _rows():
    """(list, code, labels, own labels, parent's code) of every term and language."""
    return _columns(Topic.objects.all(), TOPICS, "group_id").union(
        _columns(TopicGroup.objects.all(), TOPIC_GROUPS),
        _columns(ResidenceGroup.objects.all(), GROUPS),
        _columns(ListCode.objects.filter(list=KINDS), KINDS),
        _columns(Language.objects.all(), LANGUAGE),
        _columns(ListCode.objects.filter(list=DOCUMENT), DOCUMENT),
        all=True,
    )


def _columns(codes, listed, parent=None):
    above = F(parent) if parent else Value("")
    named = codes.order_by().annotate(listed=Value(listed), above=above)
    return named.values_list("listed", "code", "labels", "own_labels", "above")
