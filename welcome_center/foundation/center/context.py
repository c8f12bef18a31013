"""The center, on every page."""

from welcome_center.foundation.center.models import Center


def center(request):
    return {"center": Center.objects.first()}
