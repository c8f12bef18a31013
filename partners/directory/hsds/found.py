"""Which rows an address asks for. Only what the public directory shows."""

from uuid import UUID

from django.db.models import Q

from partners.directory.hsds.terms import GROUPS, KINDS, TAXONOMIES, TOPICS
from partners.directory.models import Organisation
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.words import look_for
from welcome_center.foundation.center.codes import sort_key

ANY_OF = {
    TOPICS: ~Q(topics=[]),
    GROUPS: ~Q(residence_groups=[]),
    KINDS: ~Q(organisation__kind=""),
}
NONE = Q(pk__in=())


def services(wanted, terms):
    """`terms` is asked only where a term is wanted."""
    found = Service.objects.listed().filter(_coded(wanted, terms))
    if words := wanted["search"].strip():
        found = found.filter(pk__in=look_for(words).likeness)
    if wanted["organization_id"]:
        found = found.filter(organisation__uuid=wanted["organization_id"])
    if wanted["modified_after"]:
        found = found.filter(changed_at__gte=wanted["modified_after"])
    return found.order_by("pk")


def services_at_locations(wanted, terms):
    fitting = services(wanted, terms).order_by()
    return ServiceAtLocation.objects.filter(service__in=fitting).order_by("pk")


def organizations(wanted):
    """Words find an organisation by its name, or by what it offers."""
    found = Organisation.objects.published()
    if words := wanted["search"].strip():
        offers = Service.objects.filter(pk__in=look_for(words).likeness).values("organisation_id")
        found = found.filter(Q(sort_key__contains=sort_key(words)) | Q(pk__in=offers))
    return found.order_by("pk")


def _coded(wanted, terms):
    asked = Q()
    if wanted["taxonomy_id"]:
        asked &= _any_of(wanted["taxonomy_id"])
    if wanted["taxonomy_term_id"]:
        asked &= _with_term(terms.by_id(wanted["taxonomy_term_id"]), terms)
    return asked


def _any_of(wanted: UUID):
    codes = [code for code, taxonomy in TAXONOMIES.items() if taxonomy.id == wanted]
    return ANY_OF[codes[0]] if codes else NONE


def _with_term(term, terms):
    """A term with children means all of them."""
    if term is None:
        return NONE
    below = [each.code for each in terms.all() if each.parent == term.id]
    codes = below or [term.code]
    return {
        TOPICS: Q(topics__overlap=codes),
        GROUPS: Q(residence_groups__overlap=codes),
        KINDS: Q(organisation__kind__in=codes),
    }[term.taxonomy.code]
