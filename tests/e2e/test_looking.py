"""The round that looks at each page sees what is wrong, and says where. Pages: test_pages.py."""

import pytest

from tests.e2e import looking
from tests.e2e.people import DESKTOP

BAD = """<!doctype html><html lang=de dir=ltr><head><title>a</title><style>
    body { background: white; color: black }
    @media (prefers-color-scheme: dark) { body { background: black; color: #222 } }
    @media (width < 400px) {
        .narrow { inline-size: 500px }
        .pale { color: #eee }
    }
    @keyframes k { to { order: 1 } }
    .moves { animation: k 1s }
    .cut { inline-size: 100px; overflow: hidden }
    .cut p { inline-size: 500px }
    .mask { mask-image: linear-gradient(red, red); background: Canvas }
    .mask { display: block; block-size: 9px }
</style></head><body><header></header><main>
    <h1>a</h1><h3>b</h3><p class=pale>pale</p><p class=narrow>wide</p><p class=moves>moves</p>
    <input aria-invalid=true aria-label=a><input type=password autocomplete=off aria-label=b>
    <p>center@demo.example</p><div class=cut><p>Donaudampfschifffahrt</p></div>
    <span class=mask></span>
</main></body></html>"""
IN_ALL = {
    "1280 light: heading-order",
    "1280 dark: color-contrast",
    "360 dark: color-contrast",
    "360 light: color-contrast",
    "360 light: heading-order",
    "headings: a heading jumps to 3",
    "errors: <input aria-invalid",
    "help: no link to contact/",
    "sign_in: <input type=",
    "px wider than 360",
    "px wider than 320",
}
STRETCHED = {
    "spaced at 1280: <div",
    "longer at 1280: <div",
    "letters of twice the size: <div",
    "forced colours: <span",
    "calm: <p",
    "spaced at 320: ",
    "longer at 320: ",
}
SEEN = {"de": IN_ALL | STRETCHED, "ar": IN_ALL | {"isolation: not set apart: center@"}}
STATE = "all => all.map(each => matchMedia(each).matches)"
AS_BEFORE = {
    "(prefers-color-scheme: dark)": False,
    "(forced-colors: active)": False,
    "(prefers-reduced-motion: reduce)": False,
    "(width: 1280px)": True,
}


@pytest.mark.parametrize("language", SEEN)
def test_each_fault_is_seen_where_it_is_and_the_page_is_as_before(language, chromium):
    context = chromium.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.set_content(BAD)

    told = "\n".join(looking.seen(page, language))
    state = page.evaluate(STATE, list(AS_BEFORE))
    context.close()

    assert [fault for fault in SEEN[language] if fault not in told] == []
    assert "1280 light: color-contrast" not in told
    assert state == list(AS_BEFORE.values())
