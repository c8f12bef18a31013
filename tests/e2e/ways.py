"""How one gets to a page that is not simply open, or to what it says when something is wrong."""

from django.conf import settings
from django.db import connection, transaction

from tests.e2e.people import fill, go_on
from tests.factories.accounts import PASSWORD
from tests.foundation.accounts.journeys import code_of_app

UNTYPED = "[type=hidden], [type=radio], [type=checkbox], [type=submit], [type=file]"
TYPED = f"input:not({UNTYPED}), textarea"
SUBMIT = """form => {
    form.noValidate = true;
    const buttons = [...form.querySelectorAll("button:not([type=button])")];
    const main = buttons.find(button => button.matches(".kern-btn--primary"));
    form.requestSubmit(main || buttons[0]);
}"""
TEXTS = (None, "text", "email", "tel", "password")
WRONG = "main .kern-error, main .kern-alert--danger"


def straight(page, address, world):
    return page.goto(address)


def show_the_map(page, address, world):
    page.goto(address)
    page.locator("#map button").click()
    page.locator("#map.is-shown .leaflet-control-zoom").wait_for()


def send_empty(page, address, world):
    page.goto(address)
    _send(page, "")


def send_nonsense(page, address, world):
    page.goto(address)
    _send(page, "?")


def send_without_cookie(page, address, world):
    """As after a night with the form open: the cookie that it belongs to is gone."""
    page.goto(address)
    page.context.clear_cookies()
    with page.expect_navigation():
        page.locator("main form[method=post]").first.evaluate(SUBMIT)


def while_a_table_is_locked(page, address, world):
    """The page asks for its rows in vain, and gives up."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE foundation_topicgroup IN ACCESS EXCLUSIVE MODE")
        page.goto(address)


def guess(page, address, world):
    """One code after the other, until no answer comes any more."""
    most, _seconds = settings.BOOKING_LIMITS["unknown_code"]
    for _number in range(most):
        page.request.get(address)
    page.goto(address)


def empty_one(page, address, world):
    page.goto(address)
    page.locator("main form[method=post] input[required]").first.fill("")
    _submit(page, page.locator("main form[method=post]").first)


def _send(page, text):
    """The page's own form, with this in every field that can be typed into, folded ones too."""
    form = page.locator(f"main form[method=post]:has({TYPED})").first
    form.evaluate("form => form.querySelectorAll('details').forEach(one => { one.open = true })")
    for control in form.locator(TYPED).all():
        kind = control.get_attribute("type")
        if kind == "time" and text:
            control.fill("12:00")  # of both ends, so that no time is left between
        else:
            control.fill(text if kind in TEXTS else "")
    _submit(page, form)


def _submit(page, form):
    with page.expect_navigation():
        form.evaluate(SUBMIT)
    page.locator(WRONG).first.wait_for()


def sign_in(page, email, language="de"):
    page.goto(f"/{language}/accounts/login/")
    fill(page, login=email, password=PASSWORD)
    go_on(page)


def sign_in_with_app(page, email):
    sign_in(page, email)
    fill(page, code=code_of_app())
    go_on(page)


def sign_in_wrongly(page, address, world):
    page.goto(address)
    fill(page, login="amal@example.org", password="not this one")
    go_on(page)
    page.locator(WRONG).first.wait_for()


def look_for_somebody(page, address, world):
    _look_for(page, address, world["known"])


def look_for_nobody(page, address, world):
    _look_for(page, address, "Xylophonia Quittenbaum")


def ask_to_enter(page, address, world):
    _look_for(page, address.replace("new/", ""), world.get("known", "Mira"))
    page.locator('#found form[action$="/new/"] button').click()
    page.wait_for_url("**/new/")


def enter_without_language(page, address, world):
    ask_to_enter(page, address, world)
    _send(page, "")


def enter_who_is_known(page, address, world):
    ask_to_enter(page, address, world)
    page.locator("[name=language]").select_option(index=1)
    page.locator("[name=place]").select_option("elsewhere")
    with page.expect_navigation():
        page.locator("main form[method=post]:not([role=search])").evaluate(SUBMIT)
    page.locator("main .kern-alert--warning").wait_for()


def _look_for(page, address, words):
    page.goto(address)
    fill(page, q=words)
    page.locator("#found section").first.wait_for()


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


def enter_code_of_letter(page, address, world):
    """The link leads to the question for the code; behind it is what the place may read."""
    page.goto(address)
    page.locator("main input[name=code]").fill(world["referral_code"])
    go_on(page)


def agree_orally(page, address, world):
    """As far as the text that is read together."""
    page.goto(address)
    page.locator("main input[name=form][value=oral]").check()
    page.locator("main input[name=witness]").fill("Empfang")
    go_on(page)
