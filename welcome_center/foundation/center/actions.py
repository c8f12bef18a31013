"""What changes the center: its texts, sites, hours, closing days and topics."""

from django.db import transaction

from welcome_center.foundation.center.keepers import kept_by
from welcome_center.foundation.center.models import (
    Closure,
    HolidayOpening,
    OpeningHours,
    Site,
    Topic,
)
from welcome_center.foundation.center.posts import StaffPosts


class StillNeeded(Exception):
    """Somebody comes to this site. `sentences`: who, and what to do first."""

    def __init__(self, sentences):
        super().__init__()
        self.sentences = sentences


def edit_center(center, *, fields):
    """Saves these fields only: two who edit different ones do not undo each other's work."""
    center.save(update_fields=fields)


@transaction.atomic
def edit_site(site, *, fields, now):
    if "is_active" in fields and not site.is_active and (sentences := kept_by(site, now=now)):
        raise StillNeeded(sentences)
    site.save(update_fields=fields)


@transaction.atomic
def set_opening_hours(site, *, hours):
    """`hours`: (ISO weekday, opens, closes), instead of all that were there."""
    Site.objects.select_for_update().get(pk=site.pk)
    site.opening_hours.all().delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(site=site, weekday=weekday, opens=opens, closes=closes)
        for weekday, opens, closes in hours
    )


def close(*, site, starts_on, ends_on, reason):
    """Without a site the whole center closes. Appointments that are booked stay as they are."""
    return Closure.objects.create(site=site, starts_on=starts_on, ends_on=ends_on, reason=reason)


def open_again(closure):
    closure.delete()


def work_on_holiday(site, *, day):
    HolidayOpening.objects.get_or_create(site=site, day=day)


def rest_on_holiday(site, *, day):
    HolidayOpening.objects.filter(site=site, day=day).delete()


@transaction.atomic
def edit_topics(changes):
    """`changes`: code → {field: value}."""
    topics = Topic.objects.select_for_update().in_bulk(list(changes))
    for code, values in changes.items():
        for name, value in values.items():
            setattr(topics[code], name, value)
    Topic.objects.bulk_update(topics.values(), ["sort", "minutes", "is_active"])


@transaction.atomic
def set_staff_posts(year, posts):
    """`posts`: team → (full posts, note); no posts means that nobody knows, and the row goes."""
    for team, (full_posts, note) in posts.items():
        if full_posts is None:
            StaffPosts.objects.filter(team=team, year=year).delete()
        else:
            fields = {"full_posts": full_posts, "note": note}
            StaffPosts.objects.update_or_create(team=team, year=year, defaults=fields)
