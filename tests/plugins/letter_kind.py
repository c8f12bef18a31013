import pytest
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.outbox import kinds
from welcome_center.foundation.outbox.kinds import Kind, Placeholder


@pytest.fixture
def letter_kind(settings, tmp_path, monkeypatch):
    """A kind of its own, with wording that says which language it was written in."""
    mails = tmp_path / "email"
    mails.mkdir()
    (mails / "test_letter.subject.txt").write_text(
        "{% load i18n %}{% get_current_language as language %}[{{ language }}] For {{ name }}\n"
    )
    (mails / "test_letter.body.txt").write_text("Dear {{ name }},\n\n{{ note }}\n\n{{ link }}\n")
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}
    ]
    kind = Kind(
        "test_letter",
        _("language"),
        {
            "name": Placeholder("name of the person", example="Amal"),
            "note": Placeholder("a note"),
            "link": Placeholder("where to go", "https://example.org/a/", is_needed=True),
        },
    )
    monkeypatch.setitem(kinds.REGISTRY, kind.code, kind)
    return kind


@pytest.fixture
def words():
    return {"name": "Amal", "note": "", "link": "https://example.org/a/"}
