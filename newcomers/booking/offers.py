"""In which languages, how and where a topic can be talked about."""

from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import get_language

from newcomers.booking.models import Mode, WeeklyRule
from welcome_center.foundation.center.models import Language, Site


class Offer(NamedTuple):
    language: str
    mode: str
    site: int


class Offers:
    """What advisors offer for a topic, free or not. Three queries."""

    def __init__(self, topic, *, today):
        self._today = today
        self._offers = {
            Offer(language, mode, site)
            for language, modes, site in _rules(topic, today)
            for mode in modes
        }

    def __bool__(self):
        return bool(self._offers)

    def languages(self):
        """The reader's first, then in the order of the list."""
        codes = {offer.language for offer in self._offers}
        found = Language.objects.for_choice(self._today).filter(code__in=codes)
        return sorted(found, key=lambda language: language.code != get_language())

    def modes(self):
        offered = {offer.mode for offer in self._offers}
        return [mode for mode in Mode if mode in offered]

    def sites(self):
        return list(Site.objects.filter(pk__in={offer.site for offer in self._offers}))

    def others(self, wish):
        """(language code, mode) near to a wish: another way first, then another language."""
        pairs = {(offer.language, offer.mode) for offer in self._offers}
        same_language = sorted(p for p in pairs if p[0] == wish.language.code and p[1] != wish.mode)
        order = [get_language(), "de", "en"]
        others = [code for code in dict.fromkeys(order) if code != wish.language.code]
        same_mode = [(code, wish.mode) for code in others if (code, wish.mode) in pairs]
        return same_language + same_mode


def _rules(topic, today):
    rules = WeeklyRule.objects.on_offer(today).filter(
        Q(topics=None) | Q(topics=topic),
        Q(advisor__topics=None) | Q(advisor__topics=topic),
        advisor__languages__isnull=False,
    )
    return rules.order_by().values_list("advisor__languages", "modes", "site").distinct()
