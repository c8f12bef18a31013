"""What the start page offers: topics, languages and the next free time."""

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import get_language

from newcomers.booking.models import Mode, WeeklyRule
from newcomers.booking.slots import Wish, next_free_slot
from welcome_center.foundation.center.models import Language, Topic, TopicGroup

REMEMBERED = 60  # seconds; the booking page itself is always exact


def topic_groups(today):
    """Those that have something to book."""
    return TopicGroup.objects.bookable_on(today)


def spoken_languages(today):
    """Languages in which somebody here advises, at hours that have not ended."""
    spoken = WeeklyRule.objects.on_offer(today).order_by().values("advisor__languages")
    return Language.objects.for_choice(today).filter(code__in=spoken)


def next_free_moment():
    """The next consultation in the reader's language, about any first question, or None."""
    now = timezone.now()
    key = f"next-free-moment-{get_language()}"
    return cache.get_or_set(key, lambda: _next_free_moment(now), REMEMBERED)


def _next_free_moment(now):
    today = timezone.localdate(now)
    language = Language.objects.for_choice(today).filter(code=get_language()).first()
    topic = Topic.objects.bookable_on(today).order_by("group__sort", "sort", "code").first()
    if not language or not topic:
        return None
    slot = next_free_slot(Wish(topic, language, Mode.IN_PERSON), now=now)
    return slot.starts_at if slot else None
