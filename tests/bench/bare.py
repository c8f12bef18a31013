"""The floor of a page: what Django needs for a view that does almost nothing."""

from django.http import HttpResponse
from django.template import engines
from django.test import Client, override_settings
from django.urls import path

from newcomers.booking.models import Appointment

MIDDLEWARE = [
    "tests.bench.bare.OwnAddresses",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
TABLE = """<!doctype html><title>Bare</title><table>{% for row in rows %}<tr>
<td>{{ row.starts_at }}</td><td>{{ row.person }}</td><td>{{ row.topic }}</td>
<td>{{ row.language }}</td><td>{{ row.get_mode_display }}</td><td>{{ row.get_status_display }}</td>
</tr>{% endfor %}</table>"""


class OwnAddresses:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.urlconf = __name__
        return self.get_response(request)


def one_query(request):
    request.session.get("visits")
    row = Appointment.objects.order_by("pk").first()
    return HttpResponse(f"<!doctype html><title>Bare</title>{row}")


def table_of_50(request):
    rows = Appointment.objects.for_list().order_by("pk")[:50]
    return HttpResponse(engines["django"].from_string(TABLE).render({"rows": rows}))


urlpatterns = [path("one/", one_query), path("table/", table_of_50)]


def bare_client():
    """A browser with a session that meets only what a bare view needs."""
    client = Client()
    client.session.save()  # its cookie is kept by the client
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        client.handler.load_middleware()
    return client
