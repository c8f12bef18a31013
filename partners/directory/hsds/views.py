"""The addresses of HSDS 3.0's OpenAPI document. Only what the public directory shows."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from partners.directory.hsds import found, openapi, rows
from partners.directory.hsds.answers import NotHere, api, paged
from partners.directory.hsds.parameters import FILTERS, MOST_MINIMAL, PAGING
from partners.directory.hsds.terms import TAXONOMIES, Terms
from partners.directory.models import Organisation
from partners.directory.offers import Service, ServiceAtLocation
from welcome_center.foundation.access import open_to_everyone
from welcome_center.foundation.center.codes import sort_key


@open_to_everyone
@api()
def about(request, wanted):
    return {
        "version": "3.0",
        "profile": openapi.PROFILE,
        "openapi_url": settings.SITE_ORIGIN + reverse("hsds:openapi"),
    }


@open_to_everyone
@api()
def openapi_document(request, wanted):
    return openapi.document(settings.SITE_ORIGIN + reverse("hsds:about"))


@open_to_everyone
@require_safe
def docs(request):
    """The same for people to read, in the language of the browser at first."""
    return redirect("hsds_docs")


@open_to_everyone
@require_safe
def hsds_docs(request):
    return render(
        request, "partners/hsds/hsds_docs.html", {"addresses": openapi.ADDRESSES.values()}
    )


# Services -------------------------------------------------------------------------------------


@open_to_everyone
@api(*PAGING, *FILTERS, "minimal", "full")
def service_list(request, wanted):
    terms = Terms()
    fitting = found.services(wanted, terms)
    if wanted["minimal"]:
        return paged(
            fitting.count(),
            wanted,
            lambda first, last: rows.minimal(fitting[first:last]),
            most=MOST_MINIMAL,
            usual=MOST_MINIMAL,
        )
    return _page(wanted, fitting, terms, rows.services, rows.full_services)


@open_to_everyone
@api()
def service(request, wanted, uuid):
    return _only(rows.full_services(Service.objects.listed().filter(uuid=uuid), Terms()))


@open_to_everyone
@api(*PAGING, *FILTERS, "full")
def service_at_location_list(request, wanted):
    terms = Terms()
    fitting = found.services_at_locations(wanted, terms)
    full = rows.full_services_at_locations
    return _page(wanted, fitting, terms, rows.services_at_locations, full)


@open_to_everyone
@api()
def service_at_location(request, wanted, uuid):
    public = ServiceAtLocation.objects.filter(service__in=Service.objects.listed(), uuid=uuid)
    return _only(rows.full_services_at_locations(public, Terms()))


# Organizations --------------------------------------------------------------------------------


@open_to_everyone
@api(*PAGING, "full", "full_service")
def organization_list(request, wanted):
    fitting = found.organizations(wanted)
    wanted["full"] |= wanted["full_service"]
    return _page(wanted, fitting, Terms(), rows.organizations, _in_full(wanted))


@open_to_everyone
@api("full_service")
def organization(request, wanted, uuid):
    public = Organisation.objects.published().filter(uuid=uuid)
    return _only(_in_full(wanted)(public, Terms()))


def _in_full(wanted):
    with_services = wanted["full_service"]
    return lambda fitting, terms: rows.full_organizations(
        fitting, terms, with_full_services=with_services
    )


# Taxonomies -----------------------------------------------------------------------------------


@open_to_everyone
@api(*PAGING)
def taxonomy_list(request, wanted):
    return _listed(wanted, TAXONOMIES.values())


@open_to_everyone
@api()
def taxonomy(request, wanted, uuid):
    return _only([each.as_hsds() for each in TAXONOMIES.values() if each.id == uuid])


@open_to_everyone
@api(*PAGING, "taxonomy_id", "top_only", "parent_id")
def taxonomy_term_list(request, wanted):
    terms = [
        term
        for term in Terms().all()
        if wanted["taxonomy_id"] in (None, term.taxonomy.id)
        and wanted["parent_id"] in (None, term.parent)
        and not (wanted["top_only"] and term.parent)
    ]
    return _listed(wanted, terms)


@open_to_everyone
@api()
def taxonomy_term(request, wanted, uuid):
    term = Terms().by_id(uuid)
    return _only([term.as_hsds()] if term else [])


@open_to_everyone
@api()
def unknown(request, wanted, rest):
    raise NotHere("There is no such address here.")


# Pages ----------------------------------------------------------------------------------------


def _page(wanted, fitting, terms, simple, full):
    def contents(first, last):
        on_page = fitting[first:last]
        return full(on_page, terms) if wanted["full"] else simple(on_page)

    return paged(fitting.count(), wanted, contents)


def _listed(wanted, known):
    words = sort_key(wanted["search"])
    fitting = [each for each in known if words in sort_key(f"{each.name} {each.code}")]
    return paged(
        len(fitting), wanted, lambda first, last: [each.as_hsds() for each in fitting[first:last]]
    )


def _only(told):
    if not told:
        raise NotHere
    return told[0]
