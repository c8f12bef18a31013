"""What the map beside the list shows: the places of this page, and whose pictures lie below."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse


def of_entries(entries, codes):
    """Tiles and markers, for the script. Markers lead to their entry."""
    return {
        "tiles": settings.MAP_TILES_URL,
        "credit": settings.MAP_TILES_CREDIT,
        "host": urlsplit(settings.MAP_TILES_URL).netloc.replace("{s}.", ""),
        "markers": [marker for entry in entries for marker in _markers(entry, codes)],
    }


def _markers(entry, codes):
    """One for each of its places; where the street is not known, the middle of the town."""
    points = {
        point
        for service in entry.fitting
        for place in service.places.all()
        if (point := _point(place.location, codes))
    }
    url = reverse("directory:entry", args=[entry.slug])
    return [
        {"name": entry.text("name"), "url": url, "point": list(point)} for point in sorted(points)
    ]


def _point(location, codes):
    if location.latitude is not None and location.longitude is not None:
        return (location.latitude, location.longitude)
    return codes.middle(location.ags)
