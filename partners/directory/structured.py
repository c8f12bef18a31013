"""The entry for search engines: schema.org as JSON-LD. Nothing about persons."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from partners.directory.kinds import Mode

# Kinds of institutions that are authorities; all others are organisations.
AUTHORITIES = frozenset(
    [
        "ABH",
        "EBH",
        "BUE",
        "LZF",
        "AA",
        "AAAG",
        "ZAV",
        "JC",
        "SOZ",
        "ASYLB",
        "BAMF",
        "ZAB",
        "RECH",
        "RECA",
        "RECS",
        "SCHA",
        "JA",
        "KITA",
        "STA",
        "FA",
        "FK",
        "ELG",
        "DRV",
        "WOGS",
        "GES",
        "AV",
        "FBK",
    ]
)


def linked_data(entry, offers, places):
    """A graph: the institution, and each of its services."""
    url = settings.SITE_ORIGIN + reverse("directory:entry", args=[entry.slug])
    institution = _institution(entry, places, url)
    services = [_service(entry, offer, url) for offer in offers]
    return {"@context": "https://schema.org", "@graph": [institution, *services]}


def _institution(entry, places, url):
    is_authority = entry.kind in AUTHORITIES
    return _without_gaps(
        {
            "@type": "GovernmentOrganization" if is_authority else "Organization",
            "@id": f"{url}#organisation",
            "name": entry.text("name"),
            "description": entry.text("description"),
            "url": entry.website or url,
            "email": entry.email,
            "location": [_place(each.location) for each in places if each.location],
        }
    )


def _place(location):
    has_point = location.latitude is not None and location.longitude is not None
    point = {
        "@type": "GeoCoordinates",
        "latitude": location.latitude,
        "longitude": location.longitude,
    }
    return _without_gaps(
        {
            "@type": "Place",
            "name": location.text("name"),
            "address": _without_gaps(
                {
                    "@type": "PostalAddress",
                    "streetAddress": location.street,
                    "postalCode": location.postal_code,
                    "addressLocality": location.city,
                    "addressCountry": location.country,
                }
            ),
            "geo": point if has_point else None,
        }
    )


def _service(entry, offer, url):
    service, is_authority = offer.service, entry.kind in AUTHORITIES
    return _without_gaps(
        {
            "@type": "GovernmentService" if is_authority else "Service",
            "@id": f"{url}#service-{service.uuid}",
            "name": service.text("name"),
            "description": service.text("description"),
            "inLanguage": get_language(),
            "serviceType": offer.topics,
            "areaServed": offer.areas,
            "audience": [{"@type": "Audience", "audienceType": group} for group in offer.groups],
            "isAccessibleForFree": service.is_free,
            "provider": {"@id": f"{url}#organisation"},
            "availableChannel": {
                "@type": "ServiceChannel",
                "availableLanguage": service.languages,
                "serviceUrl": service.url if Mode.ONLINE in service.modes else "",
            },
        }
    )


def _without_gaps(told):
    return {key: value for key, value in told.items() if value not in (None, "", [])}
