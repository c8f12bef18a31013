"""What the map beside the list shows: the places of this page, and whose pictures lie below."""

from operator import itemgetter
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def of_entries(entries, codes):
    """Tiles and markers, for the script. A marker leads to all entries at its point."""
    places_at = {}
    for entry in entries:
        place = {"name": entry.text("name"), "url": reverse("directory:entry", args=[entry.slug])}
        for point in _points(entry, codes):
            places_at.setdefault(point, []).append(place)
    return {
        "tiles": settings.MAP_TILES_URL,
        "credit": settings.MAP_TILES_CREDIT,
        "host": urlsplit(settings.MAP_TILES_URL).netloc.replace("{s}.", ""),
        "markers": [
            {"point": list(point), "places": places}
            for point, places in sorted(places_at.items(), key=itemgetter(0))
        ],
    }


def _points(entry, codes):
    """Of each of its places; where the street is not known, the middle of the town."""
    links = [link for service in entry.fitting for link in service.places.all()]
    return {point for link in links if (point := _point(link.location, codes))}


def _point(location, codes):
    if location.latitude is not None and location.longitude is not None:
        return (location.latitude, location.longitude)
    return codes.middle(location.ags)
