"""Means of many answers. None is shown from which one could work out what one person said.

- Fewer than five of anything are not shown, nor what stands alone beside them.
- The running month does not count yet, and a month with few answers waits for the next ones: so
  nobody sees a mean move after somebody was here.
"""

from dataclasses import dataclass

from django.db.models import Avg, Count, Q
from django.db.models.functions import ExtractQuarter

from newcomers.casework.survey.models import SurveyAnswer, SurveyScore

FEWEST = 5
FEWEST_FOR_DECIMALS = 20


@dataclass(frozen=True)
class Line:
    """One row of a table. `n` is None where there are too few; then nothing else is told."""

    code: str
    n: int | None = None
    mean: float | None = None
    agreed: float | None = None  # percent of 4 and 5

    @property
    def digits(self):
        return 1 if self.n and self.n >= FEWEST_FOR_DECIMALS else 0


@dataclass(frozen=True)
class Figures:
    n: int  # 0 where there are too few
    items: list
    languages: list
    quarters: list
    sites: list


def years(team, today):
    """Those with answers, and this one; the newest first."""
    known = SurveyAnswer.objects.filter(team=team).dates("month", "year")
    return sorted({today.year, *(day.year for day in known)}, reverse=True)


def counted_answers(team, year, *, version, today):
    """Those of the months that count by now."""
    answers = SurveyAnswer.objects.filter(team=team, version=version).in_year(year)
    return answers.filter(month__in=_countable_months(answers, today))


def of_year(counted):
    n = counted.count()
    if n < FEWEST:
        return Figures(0, [], [], [], [])
    return Figures(
        n=n,
        items=_by_item(counted),
        languages=_parts(counted, "language"),
        quarters=_parts(counted.annotate(quarter=ExtractQuarter("month")), "quarter"),
        sites=_parts(counted, "site__name"),
    )


def _countable_months(answers, today):
    per_month = answers.values_list("month").annotate(n=Count("pk")).order_by("month")
    return countable(list(per_month), this_month=today.replace(day=1))


def countable(months, *, this_month):
    """Of (month, number of answers) in their order, those that count by now.

    Never do fewer than five join at once; when the year is over, all do.
    """
    counted, waiting, n_waiting = [], [], 0
    for month, n in months:
        if month >= this_month:
            break
        waiting.append(month)
        n_waiting += n
        if n_waiting >= FEWEST:
            counted, waiting, n_waiting = [*counted, *waiting], [], 0
    is_over = bool(months) and months[0][0].year < this_month.year
    return [*counted, *waiting] if is_over else counted


def too_small(counts):
    """Of {part: number}, those not to show: the small ones, and as many more as hide them."""
    hidden = {part for part, n in counts.items() if n < FEWEST}
    others = sorted((n, str(part), part) for part, n in counts.items() if part not in hidden)
    while hidden and others and (len(hidden) == 1 or sum(counts[part] for part in hidden) < FEWEST):
        hidden.add(others.pop(0)[-1])
    return hidden


def _by_item(answers):
    scores = SurveyScore.objects.filter(answer__in=answers.values("pk"))
    rows = scores.values("item").annotate(
        n=Count("pk"), mean=Avg("score"), n_agreed=Count("pk", filter=Q(score__gte=4))
    )
    return [_item_line(row) for row in rows.order_by("item")]


def _item_line(row):
    if row["n"] < FEWEST:
        return Line(row["item"])
    return Line(row["item"], row["n"], float(row["mean"]), 100 * row["n_agreed"] / row["n"])


def _parts(answers, name):
    rows = answers.values_list(name).annotate(
        n=Count("pk", distinct=True), mean=Avg("scores__score")
    )
    found = {part: (n, mean) for part, n, mean in rows.order_by(name)}
    hidden = too_small({part: n for part, (n, _mean) in found.items()})
    return [
        Line(part) if part in hidden or mean is None else Line(part, n, float(mean))
        for part, (n, mean) in found.items()
    ]
