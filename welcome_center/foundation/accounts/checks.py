"""What must be set before people may sign in on the open internet (`check --deploy`)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def check_second_factor(**_options):
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Error(
            "Staff may sign in without a second factor.",
            hint="Start without SECOND_FACTOR_OFF and LOCAL_RUNNER: they belong to the demo.",
            id="accounts.E001",
        )
    ]


@register(Tags.security, deploy=True)
def check_origin(**_options):
    origin = urlsplit(settings.SITE_ORIGIN)
    if origin.scheme == "https" and origin.hostname:
        return []
    return [
        Error(
            "Links in mails would not be secure.",
            hint="Set SITE_ORIGIN to the portal's address, beginning with https://.",
            id="accounts.E002",
        )
    ]


@register(Tags.security, deploy=True)
def check_hosts(**_options):
    if not any(host.startswith(("*", ".")) for host in settings.ALLOWED_HOSTS):
        return []
    return [
        Error(
            "The portal answers to names that are not its own.",
            hint="Name each host in ALLOWED_HOSTS, without a star or a leading dot.",
            id="accounts.E003",
        )
    ]


@register(Tags.security, deploy=True)
def check_proxies(**_options):
    behind_proxy = getattr(settings, "SECURE_PROXY_SSL_HEADER", None)
    if not behind_proxy or settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        return []
    return [
        Warning(
            "All visitors share one limit of sign-ins, that of the proxy's address.",
            hint="Set TRUSTED_PROXY_COUNT to the number of proxies in front of the portal.",
            id="accounts.W001",
        )
    ]
