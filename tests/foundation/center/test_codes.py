import pytest
from django.utils import translation

from tests.factories.center import TopicFactory
from welcome_center.foundation.center.codes import sort_key
from welcome_center.foundation.center.models import Municipality


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("Ärzte", "Zander"),
        ("Söhlde", "Sonneberg"),
        ("Straße", "Strasser"),
        ("bad Salzdetfurth", "Bockenem"),
        ("Freden (Leine)", "Fredersdorf"),
        ("Élan", "Elbe"),
    ],
)
def test_names_are_sorted_as_in_a_dictionary(earlier, later):
    assert sort_key(earlier) < sort_key(later)


def test_case_and_punctuation_do_not_count():
    assert sort_key("  Gronau (Leine) ") == sort_key("gronau, leine") == "gronau leine"


def test_arabic_names_keep_their_letters():
    assert sort_key("شتوتغارت") == "شتوتغارت"


@pytest.mark.django_db
def test_municipalities_are_listed_by_their_stored_key():
    for code, name in (("1", "Zander"), ("2", "Ärzte"), ("3", "Arzberg")):
        Municipality.objects.create(code=code, labels={"de": name})

    assert [str(place) for place in Municipality.objects.all()] == ["Arzberg", "Ärzte", "Zander"]


@pytest.mark.django_db
def test_the_label_is_in_the_readers_language_and_else_in_german():
    topic = TopicFactory(labels={"de": "Wohnen", "en": "Housing"})

    labels = []
    for language in ("de", "en", "ar"):
        with translation.override(language):
            labels.append(topic.label)

    assert labels == ["Wohnen", "Housing", "Wohnen"]


@pytest.mark.django_db
def test_a_centers_own_wording_wins_where_there_is_one():
    topic = TopicFactory(
        labels={"de": "Wohnen", "en": "Housing"}, own_labels={"de": "Wohnung finden", "en": ""}
    )

    with translation.override("de"):
        assert topic.label == "Wohnung finden"
    with translation.override("en"):
        assert topic.label == "Housing"
