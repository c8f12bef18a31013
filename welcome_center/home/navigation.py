"""Navigation by role."""


def navigation(request):
    return {"navigation": []}
