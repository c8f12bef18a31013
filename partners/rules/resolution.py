"""From a kind of institution to the services of the directory that help this person there."""

from django.db.models import Prefetch, Q

from partners.directory.kinds import EVERYWHERE
from partners.directory.models import Organisation
from partners.directory.offers import Service, ServiceAtLocation


def services_for(targets, *, place="", residence_group="", age=None, language="", day):
    """{target: services in order}. One query, and one each for places and documents.

    The most exact area wins: the town's own office, not the district's.
    """
    found = {target: [] for target in targets}
    for service in _candidates(targets, place, residence_group, age, day):
        found[service.organisation.kind].append(service)
    return {
        target: sorted(_nearest(services, place), key=lambda each: _order(each, language, day))
        for target, services in found.items()
    }


def _candidates(targets, place, residence_group, age, day):
    fits = Q()
    if residence_group:
        fits &= Q(residence_groups=[]) | Q(residence_groups__contains=[residence_group])
    if age is not None:
        fits &= Q(minimum_age=None) | Q(minimum_age__lte=age)
        fits &= Q(maximum_age=None) | Q(maximum_age__gte=age)
    services = Service.objects.listed().filter(
        fits, organisation__kind__in=targets, organisation__in=Organisation.objects.for_guide(day)
    )
    if place:
        services = services.responsible_in(place)
    return (
        services.select_related("organisation")
        .prefetch_related(
            Prefetch("places", ServiceAtLocation.objects.select_related("location")),
            "required_documents__document",
        )
        .defer("document", "words")
        .order_by("pk")
    )


def _nearest(services, place):
    if not place or not services:
        return services
    exact = max(_exactness(service, place) for service in services)
    return [service for service in services if _exactness(service, place) == exact]


def _exactness(service, place):
    """How many digits of the place's key an area names; the whole country names none."""
    fitting = [area for area in service.areas if area != EVERYWHERE and place.startswith(area)]
    return max(map(len, fitting), default=0)


def _order(service, language, day):
    entry = service.organisation
    return (
        service.state == Service.State.PAUSED,
        service.capacity == Service.Capacity.STOPPED,
        bool(language) and language not in service.languages,
        not entry.is_confirmed or entry.is_overdue(day),
        service.waiting_weeks or 0,
        entry.sort_key,
        service.pk,
    )
