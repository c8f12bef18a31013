"""Which counter one stands at: the site that was chosen last in this browser."""

from welcome_center.foundation.center.models import Site

KEY = "counter_site"


def sites_of(user):
    """{code: Site} of one's teams. One query."""
    found = Site.objects.visible_to(user).active().order_by("sort", "pk").distinct()
    return {site.code: site for site in found}


def site_of(request, sites):
    """`?site=` of the address, or what it said last; else one's first. None where one has none."""
    asked = request.GET.get("site", "")
    chosen = next((code for code, site in sites.items() if str(site.pk) == asked), None)
    if chosen and request.session.get(KEY) != chosen:
        request.session[KEY] = chosen
    code = request.session.get(KEY)
    return sites.get(code) or next(iter(sites.values()), None)


def posted_site(request, sites):
    """The site of a button that was pressed; None where it is not one's own (any more)."""
    return sites.get(request.POST.get("site", ""))
