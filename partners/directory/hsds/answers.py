"""How every address answers: JSON, errors too; with an ETag; for any website; a limited number."""

from functools import wraps
from hashlib import blake2b
from math import ceil

import orjson
from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.functional import Promise

from partners.directory.hsds import parameters
from welcome_center.foundation.accounts.tries import Limit
from welcome_center.foundation.center.languages import language_of_header

METHODS = ("GET", "HEAD")
MAX_AGE = 60  # seconds


class NotHere(Exception):
    """Nothing public has this id, or so many pages there are not."""


def api(*names):
    """A view(request, wanted, …) that returns what is to be told. `names`: what may be asked."""

    def wrap(view):
        @wraps(view)
        def answer(request, *args, **kwargs):
            language = language_of_header(request)
            with translation.override(language):
                response = _answer(request, view, names, args, kwargs)
            response["Content-Language"] = language
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = "ETag, Retry-After"
            return response

        answer.csrf_exempt = True  # nothing is changed here; other methods are told so in JSON
        return answer

    return wrap


def _answer(request, view, names, args, kwargs):
    if request.method == "OPTIONS":
        return _preflight()
    if request.method not in METHODS:
        return error(405, "Only GET is offered here.", headers={"Allow": "GET, HEAD, OPTIONS"})
    most, seconds = settings.HSDS_LIMIT
    if Limit("hsds", most, seconds).is_exceeded(request):
        return error(
            429,
            f"At most {most} requests in {seconds} seconds. Please try again later.",
            headers={"Retry-After": str(seconds)},
        )
    try:
        wanted = parameters.read(request.GET, names)
        return _with_etag(request, written(view(request, wanted, *args, **kwargs)))
    except parameters.BadParameters as bad:
        return error(400, "Please correct these parameters.", parameters=bad.problems)
    except TooManyFieldsSent:
        return error(400, "So many parameters are not read.")
    except NotHere as why:
        return error(404, str(why) or "There is nothing public with this id.")


def _preflight():
    headers = {
        "Allow": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Methods": "GET",
        "Access-Control-Allow-Headers": "If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
    return HttpResponse(status=204, headers=headers)


def error(status, message, *, headers=None, **more):
    return written({"error": message, **more}, status=status, headers=headers)


def written(answer, **options):
    text = orjson.dumps(answer, default=_in_words, option=orjson.OPT_UTC_Z)
    return HttpResponse(text, content_type="application/json", **options)


def _in_words(value):
    """Translated words are the only thing that the encoder does not know."""
    if isinstance(value, Promise):
        return str(value)
    raise TypeError(f"The interface tells no {type(value).__name__}.")


def _with_etag(request, response):
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    patch_vary_headers(response, ["Accept-Language"])
    etag = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


def paged(total, wanted, contents, *, most=parameters.MOST_PER_PAGE, usual=parameters.PER_PAGE):
    """HSDS's paging object. `contents(first, last)` fetches what is on the page."""
    size = min(wanted["per_page"] or usual, most)
    pages, page = ceil(total / size), wanted["page"]
    if page > max(pages, 1):
        raise NotHere(f"There are {pages} pages.")
    found = contents((page - 1) * size, page * size) if total else []
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": page,
        "size": len(found),
        "first_page": page == 1,
        "last_page": page >= pages,
        "empty": not found,
        "contents": found,
    }
