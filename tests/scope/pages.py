"""Which row the address of a page names. A page that nobody has placed here fails its test."""

from django.urls import resolve, reverse

from tests import access_table, doors

# {page: (argument of its address, the tenant's row, what of it stands there)}
ROWS = {
    "desk:rule_edit": ("pk", "rule", "pk"),
    "desk:rule_end": ("pk", "rule", "pk"),
    "desk:absence_edit": ("pk", "absence", "pk"),
    "desk:absence_remove": ("pk", "absence", "pk"),
    "desk:appointment": ("uuid", "appointment", "uuid"),
    "desk:appointment_state": ("uuid", "appointment", "uuid"),
    "desk:appointment_cancel": ("uuid", "appointment", "uuid"),
    "desk:appointment_move": ("uuid", "appointment", "uuid"),
    "messages:message_detail": ("pk", "message", "pk"),
    "messages:message_resend": ("pk", "message", "pk"),
    "team:colleague_edit": ("uuid", "colleague", "uuid"),
    "team:colleague_deactivate": ("uuid", "colleague", "uuid"),
    "team:colleague_reactivate": ("uuid", "colleague", "uuid"),
    "team:second_factor_reset": ("uuid", "colleague", "uuid"),
    "team:invitation_renew": ("pk", "invitation", "pk"),
    "team:invitation_withdraw": ("pk", "invitation", "pk"),
    "center:site_edit": ("code", "site", "code"),
    "center:opening_hours": ("code", "site", "code"),
    "center:holiday_switch": ("code", "site", "code"),
    "center:closure_remove": ("pk", "closure", "pk"),
    "mfa_edit_webauthn": ("pk", "passkey", "pk"),
    "mfa_remove_webauthn": ("pk", "passkey", "pk"),
}
# What a page must be told before it does anything.
SENT = {
    "desk:appointment_state": {"status": "arrived"},
    "center:holiday_switch": {"day": "2027-10-03"},
}
# Each is a key by itself: whoever holds it may come in, whoever guesses is counted.
KEYS = {
    "appointment_calendar",
    "appointments:appointment",
    "appointments:cancel",
    "appointments:confirm",
    "appointments:move",
    "booking:details",
    "booking:done",
    "calendar_feed",
    "invitation_accept",
    "account_reset_password_from_key",
}
# What they name belongs to nobody.
COMMON = {
    "openid_connect_login",
    "openid_connect_callback",
    "messages:wording",
    "messages:wording_reset",
    "people:intake_step",
    "center_logo",
}


def placed(match):
    """Whether it is clear whose row this address names."""
    arguments = set(match.kwargs) - {"advisor"}
    if match.view_name in ROWS:
        return arguments == {ROWS[match.view_name][0]}
    return not arguments or match.view_name in KEYS | COMMON


def every():
    """(match of an address, its row of the access table), but for the admin's."""
    table = access_table.read()
    for route, path in doors.addresses().items():
        if not route.startswith("/admin/"):
            yield resolve(path), table[route]


def with_rows(tenant, advisor=None):
    """(path, methods, what is sent, who may open it) of each page that names a row of it."""
    for match, door in every():
        name, arguments = match.view_name, {}
        if name in ROWS:
            argument, thing, key = ROWS[name]
            arguments[argument] = getattr(getattr(tenant, thing), key)
        if "advisor" in match.kwargs:
            arguments["advisor"] = (advisor or tenant).profile.pk
        if arguments:
            yield reverse(name, kwargs=arguments), door["methods"].split(), SENT.get(name, {}), door


def lists():
    """Path and door of each page that one opens without naming a row."""
    for match, door in every():
        if not match.kwargs and "GET" in door["methods"].split():
            yield reverse(match.view_name), door
