"""The center, on every page."""

from welcome_center.foundation.center.models import Center


def center(request):
    return {"center": center_of(request)}


def center_of(request):
    """Asked for once in a request, by whoever needs it first."""
    if not hasattr(request, "center"):
        request.center = Center.objects.first()
    return request.center
