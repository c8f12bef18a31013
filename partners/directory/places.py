"""How far a place is from somebody's town: by the middle of each, nothing is asked from outside."""

from math import asin, cos, radians, sin, sqrt

from welcome_center.foundation.center.models import Municipality

EARTH_KM = 6371


def middle(ags):
    """(latitude, longitude) of a municipality, or None where the list does not tell."""
    found = Municipality.objects.filter(code=ags, latitude__isnull=False, longitude__isnull=False)
    return found.values_list("latitude", "longitude").first()


def kilometres(point, other):
    """As the crow flies, between two points in degrees (haversine on a sphere)."""
    north, east, to_north, to_east = map(radians, (*point, *other))
    half = sin((to_north - north) / 2) ** 2
    half += cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(half, 1)))
