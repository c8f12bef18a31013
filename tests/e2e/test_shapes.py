"""The checks of A3 to A6 find what they look for. Every page is looked at in test_pages.py."""

import pytest

from tests.e2e import shapes

LONG = "Donaudampfschifffahrtsgesellschaft"
BAD = {
    "headings": "<h1>a</h1><h3>b</h3>",
    "errors": "<main><input aria-invalid=true aria-describedby=nowhere></main>",
    "help": "<header></header><footer><a href=/de/contact/>a</a></footer>",
    "sign_in": "<input type=password autocomplete=off>",
    "isolation": "<p>Schreiben Sie an center@demo.example</p>",
    "forced": "<main><span style='mask-image:linear-gradient(red,red);background:Canvas;"
    "display:block;inline-size:20px;block-size:20px'></span></main>",
    "calm": "<style>@keyframes k {to {opacity:0}} p {animation:k 1s}</style><p>a</p>",
    "lost": "<main><p style='inline-size:2000px'>a</p></main>",
}
GOOD = {
    "headings": "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>",
    "errors": "<main><p id=e>Bitte prüfen</p><input aria-invalid=true aria-describedby=e></main>",
    "help": "<header></header><footer><a href=/contact/>a</a><a href=/accessibility/>a</a>"
    "<a href=/imprint/>a</a><a href=/privacy/notice/>a</a></footer>",
    "sign_in": "<input type=password autocomplete=current-password>",
    "isolation": "<p>Schreiben Sie an <bdi>center@demo.example</bdi></p>",
    "forced": "<main><button>a</button></main>",
    "calm": "<p>a</p>",
    "lost": "<main><p>a</p></main>",
}


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("check", BAD)
def test_a_check_tells_right_from_wrong(check, page):
    if check == "forced":
        page.emulate_media(forced_colors="active")

    page.set_content(f"<!doctype html><html dir=rtl><body>{BAD[check]}")
    wrong = shapes.ask(page, check)
    page.set_content(f"<!doctype html><html dir=rtl><body>{GOOD[check]}")
    right = shapes.ask(page, check)

    assert len(wrong) > 0
    assert right == []


@pytest.mark.parametrize(
    ("check", "words"), [("spread", shapes.LARGE), ("spread", shapes.SPACED), ("longer", 0.4)]
)
def test_what_just_fits_is_too_narrow_for_more(check, words, page):
    page.set_viewport_size(shapes.NARROWEST)
    page.set_content(f"<!doctype html><main><div><p>{LONG}</p></div></main>")
    page.evaluate("""() => {
        const text = document.querySelector("p"), range = document.createRange();
        range.selectNodeContents(text);
        document.body.style.maxWidth = `${range.getBoundingClientRect().width + 2}px`;
        document.querySelector("div").style.overflow = "hidden";
    }""")

    assert shapes.ask(page, "lost") == []
    assert len(shapes.ask(page, check, words)) > 0
