import pytest
from django.urls import reverse

URL = reverse("center:center_edit")
TEXTS = ("introduction", "official_line", "carrier_line", "funding_line")


def filled_in(**changes):
    texts = {f"{name}_{language}": "" for name in TEXTS for language in ("de", "en", "ar")}
    contact = {"motto": "", "street": "Beispielstraße 4", "postal_code": "31134", "phone": ""}
    contact |= {"city": "Hildesheim", "email": "haus@example.org", "website": ""}
    return texts | contact | {"reminder_hours": "48,3"} | changes


def test_texts_are_saved_in_each_language(client, coordinator, center):
    answer = client.post(
        URL, filled_in(motto="Willkommen", introduction_de="Hallo", introduction_ar="مرحبا")
    )

    center.refresh_from_db()
    assert answer.url == reverse("center:center")
    assert center.motto == "Willkommen"
    assert center.introduction == {"de": "Hallo", "en": "", "ar": "مرحبا"}
    assert center.street == "Beispielstraße 4"


def test_a_text_in_another_language_stays(client, coordinator, center):
    center.introduction = {"de": "Hallo", "uk": "Привіт"}
    center.save()

    client.post(URL, filled_in(introduction_de="Guten Tag"))

    center.refresh_from_db()
    assert center.introduction["uk"] == "Привіт"
    assert center.introduction["de"] == "Guten Tag"


def test_reminders_may_be_changed_and_left_out(client, coordinator, center):
    client.post(URL, filled_in(reminder_hours="24"))
    center.refresh_from_db()
    assert center.reminder_hours == [24]

    client.post(URL, filled_in(reminder_hours=""))
    center.refresh_from_db()
    assert center.reminder_hours == []


def test_the_same_reminder_is_sent_once(client, coordinator, center):
    client.post(URL, filled_in(reminder_hours="3, 48,3,3,3"))

    center.refresh_from_db()
    assert center.reminder_hours == [3, 48]


@pytest.mark.parametrize("hours", ["abc", "0", "337", "3,", "1,2,3,4,5"])
def test_wrong_hours_are_explained_in_one_plain_sentence(client, coordinator, center, hours):
    answer = client.post(URL, filled_in(reminder_hours=hours))

    [error] = answer.context["form"].errors["reminder_hours"]
    assert "48, 3" in error


@pytest.mark.parametrize(
    "phone", ["+49 30 23125 001", "(030) 23125-001", "030/23125001", "115", ""]
)
def test_what_can_be_dialled_is_saved(client, coordinator, center, phone):
    client.post(URL, filled_in(phone=phone))

    center.refresh_from_db()
    assert center.phone == phone


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("postal_code", "3113"),
        ("email", "haus"),
        ("website", "kein Verweis"),
        ("reminder_hours", "bald"),
        ("reminder_hours", "0"),
        ("phone", "abc"),
        ("phone", "12"),
        ("phone", "030 23125 301 Durchwahl 4"),
    ],
)
def test_a_wrong_entry_is_explained_and_nothing_typed_is_lost(
    client, coordinator, center, field, value
):
    answer = client.post(URL, filled_in(motto="Neues Motto", **{field: value}))

    page = answer.content.decode()
    center.refresh_from_db()
    assert answer.status_code == 200
    assert answer.context["form"].errors[field]
    assert 'value="Neues Motto"' in page
    assert f'value="{value}"' in page
    assert center.motto == ""


def test_two_who_edit_different_fields_do_not_undo_each_other(client, coordinator, center):
    type(center).objects.update(phone="+49 30 23125 001")

    client.post(URL, filled_in(motto="Willkommen", phone="+49 30 23125 001"))

    center.refresh_from_db()
    assert (center.motto, center.phone) == ("Willkommen", "+49 30 23125 001")
