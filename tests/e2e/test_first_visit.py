"""What a first visit weighs, as a real web server sends it: compressed, fonts included."""

import pytest

from tests.e2e import world
from tests.e2e.people import PHONE
from tests.web import running_web

pytestmark = pytest.mark.xdist_group("first visit")  # they share one web server
MOST_BYTES = 300_000


class Scale:
    """Weighs what arrives, headers included, and notes from where."""

    def __init__(self, page):
        self.bytes, self.files = 0, []
        wire = page.context.new_cdp_session(page)
        wire.on("Network.loadingFinished", self._weigh)
        wire.send("Network.enable")
        page.on("request", lambda request: self.files.append(request.url))

    def _weigh(self, event):
        self.bytes += event["encodedDataLength"]


@pytest.fixture(scope="module")
def web(worlds):
    with worlds.copy_of(world.first_day), running_web() as origin:
        yield origin


@pytest.mark.parametrize("language", ["de", "en", "ar"])
@pytest.mark.parametrize("path", ["", "book/"])
def test_first_visit_is_light(path, language, chromium, web):
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    scale = Scale(page)

    page.goto(f"{web}/{language}/{path}", wait_until="networkidle")
    context.close()

    assert 20_000 < scale.bytes < MOST_BYTES
    assert any(file.endswith(".woff2") for file in scale.files)
    assert [file for file in scale.files if not file.startswith((web, "data:"))] == []
