"""How often one address may do a thing in a while. One statement counts, so a burst counts too.

allauth limits its own pages; this is for ours. Addresses are kept as keyed hashes only.
"""

from dataclasses import dataclass
from datetime import timedelta

from allauth.account.adapter import get_adapter
from django.db import connection, models
from django.utils.crypto import salted_hmac
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

__all__ = ["Tries"]

COUNT = """
    INSERT INTO foundation_tries (key, n, ends_at) VALUES (%(key)s, 1, %(now)s + %(period)s)
    ON CONFLICT (key) DO UPDATE SET
        n = CASE WHEN foundation_tries.ends_at <= %(now)s THEN 1 ELSE foundation_tries.n + 1 END,
        ends_at = CASE WHEN foundation_tries.ends_at <= %(now)s
                       THEN EXCLUDED.ends_at ELSE foundation_tries.ends_at END
    RETURNING n
"""

REACHED = """
    SELECT EXISTS (SELECT FROM foundation_tries
                   WHERE key = %(key)s AND ends_at > %(now)s AND n >= %(most)s)
"""


class Tries(models.Model):
    """What one address did since the period began. A row whose period is over counts nothing."""

    key = models.CharField(max_length=64, primary_key=True)
    n = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("counted tries")
        verbose_name_plural = _("counted tries")

    def __str__(self):
        return f"{self.n} until {self.ends_at}"


@dataclass(frozen=True)
class Limit:
    """At most `most` of these in `seconds`, for one address."""

    name: str
    most: int
    seconds: int

    def is_reached(self, request):
        with connection.cursor() as cursor:
            cursor.execute(REACHED, {"key": self._key(request), "now": now(), "most": self.most})
            return cursor.fetchone()[0]

    def is_exceeded(self, request):
        """Count this one, too, and tell whether it is one too many."""
        return self.count(request) > self.most

    def count(self, request):
        period = timedelta(seconds=self.seconds)
        with connection.cursor() as cursor:
            cursor.execute(COUNT, {"key": self._key(request), "now": now(), "period": period})
            return cursor.fetchone()[0]

    def _key(self, request):
        address = get_adapter().get_client_ip(request)
        return salted_hmac(self.name, address, algorithm="sha256").hexdigest()


def forget_ended(moment):
    Tries.objects.filter(ends_at__lte=moment).delete()
