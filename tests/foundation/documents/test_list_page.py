"""The page of a list: filter, saved filters, columns; shown by the list of referrals."""

from dataclasses import replace

import django_filters
import pytest
from django.test import RequestFactory

from newcomers.referrals.filters import ReferralFilter
from newcomers.referrals.lists import REFERRALS
from newcomers.referrals.models import Referral
from tests.factories.exports import SavedFilterFactory
from welcome_center.foundation.documents import list_pages
from welcome_center.foundation.documents.export_models import ColumnChoice, SavedFilter
from welcome_center.foundation.documents.lists import Column, UnknownColumn
from welcome_center.foundation.documents.terms import Terms, TooMuchAsked, names_in_address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
LIST = "/de/desk/referrals/"
SAVE, COLUMNS = "/de/desk/lists/referrals/filters/", "/de/desk/lists/referrals/columns/"


def shown(client, query=""):
    return client.get(f"{LIST}?{query}")


def save(client, name="Offen", query="state=sent"):
    return client.post(SAVE, {"name": name, "query": query}, follow=True)


# The filter ------------------------------------------------------------------------------------


def test_the_filter_stands_in_the_address(client, referral):
    assert "Amal Noor" in shown(client, "state=draft").content.decode()
    assert "Amal Noor" not in shown(client, "state=sent").content.decode()


@pytest.mark.parametrize(
    "query", ["state=nonsense", "&".join(f"state={number}" for number in range(40))]
)
def test_what_cannot_be_understood_shows_no_rows_and_says_so(client, referral, query):
    page = shown(client, query).content.decode()

    assert "Amal Noor" not in page
    assert "kern-alert--danger" in page


@pytest.mark.parametrize("rows", [0, 999])
def test_the_list_needs_the_same_queries_for_any_number(
    client, more, rows, django_assert_num_queries
):
    more(rows)
    client.get(LIST)

    with django_assert_num_queries(8):
        page = client.get(LIST)

    assert page.context["page"].paginator.count == rows + 1


# Saved filters ---------------------------------------------------------------------------------


def test_a_filter_is_kept_under_a_name_and_chosen_again(client, advisor):
    page = save(client, query="page=2&state=sent&kind=").content.decode()

    kept = SavedFilter.objects.get()
    assert (kept.owner, kept.kind, kept.query) == (advisor, "referrals", "state=sent")
    assert '<a class="wc-tag" href="/de/desk/referrals/?state=sent" aria-current="page">' in page


def test_the_same_name_again_replaces_it(client, advisor):
    save(client)
    save(client, query="state=done")

    assert SavedFilter.objects.get().query == "state=done"


@pytest.mark.parametrize("typed", [{"name": ""}, {"name": "x" * 61}, {"query": ""}])
def test_nothing_is_saved_without_name_or_filter(client, advisor, typed):
    assert "kern-alert--danger" in save(client, **typed).content.decode()
    assert not SavedFilter.objects.exists()


def test_more_than_thirty_are_too_many(client, advisor):
    SavedFilter.objects.bulk_create(
        SavedFilter(owner=advisor, kind="referrals", name=str(number), query="state=sent")
        for number in range(30)
    )

    save(client)
    save(client, name="7", query="state=done")

    assert SavedFilter.objects.count() == 30
    assert SavedFilter.objects.get(name="7").query == "state=done"


def test_ones_own_is_deleted_and_nobody_elses_is_there(client, advisor):
    own, other = SavedFilterFactory(owner=advisor), SavedFilterFactory(name="Fremder Filter")

    assert "Fremder Filter" not in shown(client).content.decode()
    assert client.post(f"/de/desk/lists/filters/{own.pk}/remove/").status_code == 302
    assert client.post(f"/de/desk/lists/filters/{other.pk}/remove/").status_code == 404
    assert list(SavedFilter.objects.all()) == [other]


# Columns ---------------------------------------------------------------------------------------


def test_columns_are_chosen_once_and_stay(client, referral):
    client.post(COLUMNS, {"columns": ["code", "person"], "query": "state=draft"})

    page = shown(client)
    assert [column.code for column in page.context["columns"]] == ["person", "code"]
    assert referral.code in page.content.decode()


@pytest.mark.parametrize("columns", [[], ["person", "password"]])
def test_unknown_columns_are_refused(client, advisor, columns):
    page = client.post(COLUMNS, {"columns": columns}, follow=True)

    assert "Bitte wählen Sie mindestens eine" in page.content.decode()
    assert not ColumnChoice.objects.exists()


def test_a_column_that_is_gone_is_left_out(client, referral):
    own = ColumnChoice.objects.create(
        owner=referral.advisor, kind="referrals", columns=["gone", "code"]
    )
    assert [column.code for column in shown(client).context["columns"]] == ["code"]

    ColumnChoice.objects.filter(pk=own.pk).update(columns=["gone"])
    assert shown(client).context["columns"] == REFERRALS.first_columns


# Words that name people ------------------------------------------------------------------------


class PersonalFilter(ReferralFilter):
    words = django_filters.CharFilter(field_name="person__name", lookup_expr="icontains")
    made = django_filters.DateFromToRangeFilter(field_name="created_at")

    class Meta:
        model = Referral
        fields = ["state", "kind", "words", "made"]


PRIVATE = replace(REFERRALS, filter=PersonalFilter, private=("words",))


@pytest.fixture
def asking(advisor):
    """A request of the advisor's, with a session that lasts."""
    session = {}

    def asking(method, data):
        request = getattr(RequestFactory(), method)(LIST, data)
        request.user, request.session = advisor, session
        return request

    return asking


def test_a_name_that_is_searched_for_never_stands_in_an_address(asking, referral):
    sent = asking("post", {"words": "Amal", "state": "draft"})

    answer = list_pages.show_list(sent, PRIVATE, "")
    context = list_pages.list_context(asking("get", {"state": "draft"}), PRIVATE)

    assert answer.url == f"{LIST}?state=draft"
    assert list(context["page"]) == [referral]
    assert (context["query"], context["has_private_words"]) == ("state=draft", True)


def test_it_is_let_go_of_by_an_empty_search(asking, referral):
    for words in ("Nobody", ""):
        list_pages.show_list(asking("post", {"words": words}), PRIVATE, "")

    assert list(list_pages.list_context(asking("get", {}), PRIVATE)["page"]) == [referral]


def test_a_span_of_days_has_two_names_in_an_address():
    assert {"made_after", "made_before"} <= set(names_in_address(PersonalFilter))


def test_terms_are_the_same_in_any_order():
    one, other = (
        Terms.written(text, ReferralFilter)
        for text in ("state=sent&kind=warm", "kind=warm&state=sent&unknown=1&state=")
    )

    assert one == other
    assert str(one) == "kind=warm&state=sent"


def test_too_long_words_are_too_much():
    with pytest.raises(TooMuchAsked):
        Terms.written(f"state={'x' * 201}", ReferralFilter)


def test_a_list_knows_its_columns():
    with pytest.raises(UnknownColumn):
        REFERRALS.columns_called(["person", "nothing"])
    assert Column("a", "A", str).is_shown
