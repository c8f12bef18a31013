import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from welcome_center.foundation.templatetags.icons import icon_class

NAMED = re.compile(r'_icon\.html" with name="([a-z-]+)"')


def icons():
    templates = Path(settings.BASE_DIR / "templates").rglob("*.html")
    return sorted({name for page in templates for name in NAMED.findall(page.read_text())})


@pytest.mark.parametrize("name", icons())
def test_each_icon_that_a_page_names_is_drawn(name):
    drawing = icon_class(name).split()[-1]
    sheet = "css/icons.css" if drawing.startswith("wc-") else "kern/kern.css"
    drawn = Path(finders.find(sheet)).read_text()

    assert re.search(rf"\.{drawing}(?![a-z-])", drawn)
