"""From a kind of institution to the services of the directory that help this person there."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, JSONObject, NullIf

from partners.directory.kinds import EVERYWHERE
from partners.directory.models import Organisation
from partners.directory.offers import RequiredDocument, Service, ServiceAtLocation

# What fills a page of its own is not read for three lines; hundreds of services may be weighed.
LONG = ("document", "words", "description", "eligibility", "way_in", "professional_way_in", "alert")


def services_for(
    targets, *, place="", region=(), residence_group="", ages=(None, None), language="", day
):
    """{target: services in order}. One query.

    The most exact area wins: the town's own office, not the district's. Without a place, all areas
    of the `region` fit. A target whose services are all for other ages is left out. Each service
    carries its places (`spots`) and what to bring (`papers`).
    """
    found = {target: [] for target in targets}
    for service in _candidates(targets, place, region, residence_group, day):
        found[service.organisation.kind].append(service)
    fitting = {
        target: [each for each in services if _is_for(each, *ages)]
        for target, services in found.items()
    }
    return {
        target: sorted(_nearest(services, place), key=lambda each: _order(each, language, day))
        for target, services in fitting.items()
        if services or not found[target]
    }


def _is_for(service, lowest, highest):
    """Whether it takes anybody between these ages; None is no limit."""
    is_too_young = None not in (highest, service.minimum_age) and highest < service.minimum_age
    is_too_old = None not in (lowest, service.maximum_age) and lowest > service.maximum_age
    return not is_too_young and not is_too_old


def _candidates(targets, place, region, residence_group, day):
    fits = Q()
    if residence_group:
        fits &= Q(residence_groups=[]) | Q(residence_groups__contains=[residence_group])
    services = Service.objects.listed().filter(
        fits, organisation__kind__in=targets, organisation__in=Organisation.objects.for_guide(day)
    )
    if place:
        services = services.responsible_in(place)
    elif region:
        services = services.filter(areas__overlap=[*region, EVERYWHERE])
    return (
        services.select_related("organisation")
        .annotate(spots=_spots(), papers=_papers())
        .defer(*LONG, *(f"organisation__{name}" for name in ("description", "alert")))
        .order_by("pk")
    )


def _spots():
    """Where a service is offered, and when: own hours, or else the place's, or the service's."""
    hours = Coalesce(
        NullIf("hours", Value("")), NullIf("location__hours", Value("")), "service__hours"
    )
    named = ("street", "postal_code", "city", "ags", "latitude", "longitude", "is_accessible")
    spot = JSONObject(hours=hours, **{name: F(f"location__{name}") for name in named})
    offered = ServiceAtLocation.objects.filter(service=OuterRef("pk")).order_by("pk")
    return ArraySubquery(offered.values(spot=spot))


def _papers():
    """What to bring: a code, or own words."""
    needed = RequiredDocument.objects.filter(service=OuterRef("pk")).order_by("sort", "pk")
    return ArraySubquery(needed.values(paper=JSONObject(code="document__code", words="words")))


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
