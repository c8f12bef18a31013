"""What people do at the door, as tests say it."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.factories.accounts import PASSWORD, TOTP_SECRET
from welcome_center.foundation.outbox.models import Message

LOGIN = "/de/accounts/login/"


def sign_in(client, user, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": user.email, "password": password, **more})


def sign_in_with_app(client, user, **more):
    sign_in(client, user, **more)
    return client.post("/de/accounts/2fa/authenticate/", {"code": code_of_app()})


def code_of_app(secret=TOTP_SECRET, steps=0):
    key = secret.replace(" ", "")
    return format_hotp_value(hotp_value(key, int(time.time()) // 30 + steps))


def is_signed_in(client):
    return client.get("/de/accounts/sessions/").status_code == 200


def letters(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def code_in(message):
    """The line that holds nothing but a code."""
    return re.search(r"^([A-Z0-9-]{6,})$", message.body, re.MULTILINE).group(1)


def link_in(message):
    return re.search(r"https?://\S+", message.body).group()


def path_in(message):
    """The link's path: tests have no other host."""
    return link_in(message).split("/", 3)[3].join(["/", ""])


def prove_again_later(client):
    """As if the sign-in lay six minutes back."""
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 6 * 60
    session.save()
