"""Pages for errors: what happened, and what to do next."""

from django.http import HttpResponseBadRequest, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request, exception):
    """Asks the request nothing: it is what could not be read."""
    return HttpResponseBadRequest(render_to_string("400.html"))


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)


def permission_denied(request, exception):
    return render(request, "403.html", status=403)


def page_not_found(request, exception):
    return render(request, "404.html", status=404)


def too_many_requests(request):
    return render(request, "429.html", status=429)


def server_error(request):
    """Asks nobody, the database least of all: it may be what is broken."""
    return HttpResponseServerError(render_to_string("500.html"))
