"""One JSON line a request: method, route, status, duration. Never an address, a name or a body."""

import json
import logging
import time
import uuid
from contextvars import ContextVar

logger = logging.getLogger("welcome_center.request")
_request_id = ContextVar("request_id", default="")


class RequestLogMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        token = _request_id.set(uuid.uuid4().hex)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            response["X-Request-ID"] = _request_id.get()
            _log(request, response, time.perf_counter() - began)
            return response
        finally:
            _request_id.reset(token)


def _log(request, response, seconds):
    match = request.resolver_match
    fields = {
        "method": request.method,
        # The pattern, not the path: paths may hold codes.
        "route": match.route if match else "",
        "status": response.status_code,
        "ms": round(seconds * 1000),
    }
    logger.info("request", extra={"fields": fields})


class JsonFormatter(logging.Formatter):
    """Exceptions are told by type and place; their texts may quote what somebody typed."""

    def format(self, record):
        line = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
            **getattr(record, "fields", {}),
        }
        if _request_id.get():
            line["request_id"] = _request_id.get()
        if record.exc_info and record.exc_info[0]:
            line |= _exception(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def _message(record):
    """What a record says, without what an error quotes or an address carries."""
    if isinstance(record.args, dict) and "exc" in record.args:  # Celery's
        return record.msg % (record.args | {"exc": "error", "traceback": "", "args": ""})
    text = record.getMessage()
    request = getattr(record, "request", None)  # Django's
    if request is None or not hasattr(request, "path"):
        return text
    match = request.resolver_match
    return text.replace(request.path, match.route if match else "an unknown address")


def _exception(exc_info):
    kind, _error, trace = exc_info
    places = []
    while trace:
        code = trace.tb_frame.f_code
        places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return {"exception": kind.__name__, "trace": places[-12:]}
