"""An entry's address is never that of a page."""

import re

import pytest
from django.contrib.admin import site
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import URLResolver, get_resolver

from partners.directory import importer
from partners.directory.kinds import RESERVED_SLUGS
from partners.directory.models import Organisation
from partners.directory.records import Batch, Record
from tests.factories.directory import OrganisationFactory

PREFIXES = ("directory", "guide", "partners")


def addresses(resolver, before=""):
    """Every address as it is written in the urls: de/directory/<slug:slug>/sheet/."""
    for one in resolver.url_patterns:
        address = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from addresses(one, address)
        else:
            yield address


def first_words():
    """What stands right after one of the prefixes, and is a word and not a place holder."""
    found = re.compile(rf"[a-z]{{2}}/(?:{'|'.join(PREFIXES)})/([^/<]+)/")
    return {match[1] for one in addresses(get_resolver()) if (match := found.match(one))}


def test_every_word_that_is_a_page_is_reserved():
    assert "confirm" in first_words()
    assert first_words() <= set(RESERVED_SLUGS)


@pytest.mark.django_db
@pytest.mark.parametrize("word", RESERVED_SLUGS)
def test_no_entry_gets_such_an_address(word):
    entry = OrganisationFactory.build(slug=word)

    with pytest.raises(ValidationError):
        entry.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()


@pytest.mark.django_db
def test_an_imported_entry_of_that_name_gets_another_address():
    names = ("Confirm", "Places")
    values = {"kind": "", "state": "published"}
    records = {
        name: Record(name, "file.csv", row, dict(values), {"name": {"de": name}})
        for row, name in enumerate(names, 2)
    }

    importer.bring_in(Batch(organisations=records), source="test")

    assert set(Organisation.objects.values_list("slug", flat=True)) == {"confirm-2", "places-2"}


@pytest.mark.django_db
def test_an_administrator_is_told(rf):
    entry = OrganisationFactory()
    form = site.get_model_admin(Organisation).get_form(rf.get("/"), entry, fields=["slug"])

    errors = form({"slug": "confirm", "seen_version": "1"}, instance=entry).errors

    assert errors == {"__all__": ["Eine Seite hat diese Adresse. Bitte wählen Sie eine andere."]}
