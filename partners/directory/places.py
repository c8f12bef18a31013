"""How far a place is from somebody's town: by the middle of each, nothing is asked from outside."""

from django.db.models import F, Value
from django.db.models.functions import ASin, Cos, Power, Radians, Sin, Sqrt

from welcome_center.foundation.center.models import Municipality

EARTH_KM = 6371


def middle(ags):
    """(latitude, longitude) of a municipality, or None where the list does not tell."""
    found = Municipality.objects.filter(code=ags, latitude__isnull=False, longitude__isnull=False)
    return found.values_list("latitude", "longitude").first()


def kilometres(point, latitude="latitude", longitude="longitude"):
    """An expression: great-circle distance from `point` (degrees) to the row's own."""
    north, east = (Radians(Value(degrees)) for degrees in point)
    to_north, to_east = Radians(F(latitude)), Radians(F(longitude))
    half = Power(Sin((to_north - north) / 2), 2) + (
        Cos(north) * Cos(to_north) * Power(Sin((to_east - east) / 2), 2)
    )
    # Rounding must not carry it above 1, where ASIN ends.
    return 2 * EARTH_KM * ASin(Sqrt(half * Value(0.999999999999)))
