"""How one gets to a page that is not simply open, or to what it says when something is wrong."""

from tests.e2e.people import fill, go_on
from tests.factories.accounts import PASSWORD

TYPED = "input:not([type=hidden], [type=radio], [type=checkbox], [type=submit]), textarea"


def straight(page, address, world):
    return page.goto(address)


def send_empty(page, address, world):
    page.goto(address)
    _send(page, "")


def send_nonsense(page, address, world):
    page.goto(address)
    _send(page, "?")


def _send(page, text):
    """The page's own form, with this in every field that can be typed into."""
    form = page.locator("main form[method=post]").first
    for control in form.locator(TYPED).all():
        is_text = control.get_attribute("type") in (None, "text", "email", "tel", "password")
        control.fill(text if is_text else "")
    form.evaluate("form => { form.noValidate = true; form.requestSubmit(); }")
    page.wait_for_load_state("networkidle")


def sign_in(page, email, language="de"):
    page.goto(f"/{language}/accounts/login/")
    fill(page, login=email, password=PASSWORD)
    go_on(page)


def sign_in_wrongly(page, address, world):
    page.goto(address)
    fill(page, login="amal@example.org", password="not this one")
    go_on(page)


def register(page, address, world):
    page.goto(address.replace("confirm-email", "signup"))
    fill(page, email="somebody.new@example.org", password1=PASSWORD)
    go_on(page)


def ask_for_code(page, address, world):
    page.goto(address.removesuffix("confirm/"))
    fill(page, email=world["email"])
    go_on(page)


def stop_at_second_factor(page, address, world):
    page.goto(address.replace("2fa/authenticate", "login"))
    fill(page, login=world["secured"].email, password=PASSWORD)
    go_on(page)
