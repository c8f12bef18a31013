import pytest
from tests.e2e.people import *
from tests.e2e.conftest import *
from axe_playwright_python.sync_playwright import Axe
from tests.factories.accounts import PASSWORD, UserFactory, InvitationFactory
from welcome_center.foundation.access import Role
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes


def shoot(page, name):
    bad = Axe().run(page).response["violations"]
    print("AXE", name, [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in bad])
    page.screenshot(path=f"/tmp/shots/{name}.png", full_page=True)


def test_public(open_browser, center):
    import os

    os.makedirs("/tmp/shots", exist_ok=True)
    InvitationFactory(token="right", email="mira@example.org", team=center.user.teams.get())
    for lang, view, scheme in (
        ("de", DESKTOP, "light"),
        ("ar", {"width": 360, "height": 800}, "light"),
        ("de", {"width": 320, "height": 800}, "dark"),
    ):
        page = open_browser(viewport=view)
        page.emulate_media(color_scheme=scheme)
        tag = f"{lang}-{view['width']}-{scheme}"
        for name, path in {
            "login": "login/",
            "signup": "signup/",
            "code": "login/code/",
            "reset": "password/reset/",
            "invite": "invitations/right/",
            "error": "3rdparty/login/error/",
        }.items():
            page.goto(f"/{lang}/accounts/{path}")
            shoot(page, f"{name}-{tag}")
        page.goto(f"/{lang}/accounts/login/")
        page.fill("[name=login]", "a@example.org")
        page.fill("[name=password]", "x")
        page.locator("form.wc-stack button[type=submit]").first.click()
        page.wait_for_load_state()
        shoot(page, f"loginerror-{tag}")
        page.goto(f"/{lang}/accounts/login/code/")
        page.fill("[name=email]", "a@example.org")
        page.locator("form.wc-stack button[type=submit]").first.click()
        page.wait_for_load_state()
        shoot(page, f"confirmcode-{tag}")


def test_inside(open_browser, center):
    team = center.user.teams.get()
    user = UserFactory(role=Role.COORDINATOR, team=team, password=PASSWORD, name="Mira Beispiel")
    UserFactory(role=Role.PARTNER, team=team, is_active=False, name="Jo Muster")
    InvitationFactory(team=team)
    for lang, view, scheme in (
        ("de", DESKTOP, "light"),
        ("ar", {"width": 360, "height": 800}, "light"),
        ("de", {"width": 320, "height": 800}, "dark"),
    ):
        page = open_browser(viewport=view)
        page.emulate_media(color_scheme=scheme)
        tag = f"{lang}-{view['width']}-{scheme}"
        page.goto(f"/{lang}/accounts/login/")
        page.fill("[name=login]", user.email)
        page.fill("[name=password]", PASSWORD)
        page.locator("form.wc-stack button[type=submit]").first.click()
        page.wait_for_load_state()
        for name, path in {
            "mfa": "2fa/",
            "totp": "2fa/totp/activate/",
            "addkey": "2fa/webauthn/add/",
            "email": "email/",
            "password": "password/change/",
            "sessions": "sessions/",
            "reauth": "reauthenticate/",
            "connections": "3rdparty/",
        }.items():
            page.goto(f"/{lang}/accounts/{path}")
            shoot(page, f"{name}-{tag}")
        for name, path in {
            "team": "",
            "invite_form": "invite/",
            "roles": f"{center.user.uuid}/",
        }.items():
            page.goto(f"/{lang}/desk/team/{path}")
            shoot(page, f"{name}-{tag}")
        Authenticator.objects.create(
            user=user, type="totp", data={"secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
        )
        RecoveryCodes.activate(user)
        for name, path in {
            "mfaon": "2fa/",
            "codes": "2fa/recovery-codes/",
            "keys": "2fa/webauthn/",
            "off": "2fa/totp/deactivate/",
        }.items():
            page.goto(f"/{lang}/accounts/{path}")
            shoot(page, f"{name}-{tag}")
        Authenticator.objects.all().delete()
