"""What the start page offers: topics, languages and the next free time."""

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from newcomers.booking.models import Mode, WeeklyRule
from newcomers.booking.slots import Wish, next_free_slot
from welcome_center.foundation.center.models import Language, Topic, TopicGroup

REMEMBERED = 60  # seconds; the booking page itself is always exact


def on_offer():
    """What there is to book, to talk in and when, in the reader's language: a moment and the HTML
    of the lists, which every visitor meets. They may be a minute old."""
    return cache.get_or_set(f"on-offer-{get_language()}", _on_offer, REMEMBERED)


def _on_offer():
    now = timezone.now()
    today = timezone.localdate(now)
    groups = {"topic_groups": TopicGroup.objects.bookable_on(today)}
    spoken = {"languages": _spoken_languages(today)}
    return {
        "next_free_moment": _next_free_moment(now),
        "topics": render_to_string("home/_topics.html", groups),
        "spoken": render_to_string("home/_spoken.html", spoken),
    }


def _spoken_languages(today):
    """Languages in which somebody here advises, at hours that have not ended."""
    spoken = WeeklyRule.objects.on_offer(today).order_by().values("advisor__languages")
    return Language.objects.for_choice(today).filter(code__in=spoken)


def _next_free_moment(now):
    today = timezone.localdate(now)
    language = Language.objects.for_choice(today).filter(code=get_language()).first()
    topic = Topic.objects.bookable_on(today).order_by("group__sort", "sort", "code").first()
    if not language or not topic:
        return None
    slot = next_free_slot(Wish(topic, language, Mode.IN_PERSON), now=now)
    return slot.starts_at if slot else None
