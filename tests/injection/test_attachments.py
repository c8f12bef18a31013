"""S5 for documents: titles and names of files stay words, in the list and in the header."""

import html

import pytest

from tests.factories.attachments import AttachmentFactory
from tests.injection.reading import verdict
from tests.injection.rows import STORABLE

pytestmark = pytest.mark.django_db


def test_titles_and_names_stay_words(house, enter):
    for payload in STORABLE:
        AttachmentFactory(
            person=house.person,
            title=payload[:200],
            name=payload[:255],
            kept_reason=payload[:300],
            uploaded_by=house.colleague,
        )
    browser = enter("advisor")

    page = browser.get(f"/de/desk/people/{house.person.code}/attachments/")

    assert page.status_code == 200
    assert verdict(page, *STORABLE) == []
    shown = page.content.decode()
    assert sum(html.escape(payload.strip()[:200]) in shown for payload in STORABLE) > 100


def test_a_name_stays_one_line_of_the_answer(house, enter):
    browser = enter("advisor")

    for payload in STORABLE:
        row = AttachmentFactory(person=house.person, name=f"{payload[:250]}.pdf")
        answer = browser.get(f"/de/desk/attachments/{row.uuid}/")

        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"].startswith("attachment; filename")
        assert verdict(answer) == []
        assert "X-Evil" not in answer.headers
