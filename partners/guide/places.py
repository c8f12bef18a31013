"""Up to three places that help, each with its reason, papers, hours, languages and distance."""

from dataclasses import dataclass, field

from partners.directory import hours, hours_words
from partners.directory.freshness_words import confirmation
from partners.directory.kinds import EVERYWHERE
from partners.directory.places import kilometres
from partners.guide.answers import NOT_SAID, area, unsaid
from partners.rules.resolution import services_for
from welcome_center.foundation.center.codes import label_in

OWN = "WC"  # the kind of institution that we are ourselves


@dataclass(frozen=True)
class Spot:
    """One place of a service, in words. Without an address: when somebody can be reached."""

    address: str = ""
    hours: str = ""
    state: str = ""
    km: int | None = None


@dataclass(frozen=True)
class Help:
    """`service` is None where the directory knows nobody of this kind there."""

    rule: object
    kind: str
    service: object = None
    spot: Spot | None = None
    is_ours: bool = False
    unsaid: tuple = ()
    papers: tuple = ()
    languages: tuple = field(default=())
    fresh: object = None
    n_others: int = 0


def helpers(answers, found, lore, *, language, now):
    """In the order of the rules. One query."""
    steps, day = found.best, now.astimezone(hours.BERLIN).date()
    targets = [step.rule.target for step in steps]
    services = services_for(
        targets,
        place=area(answers),
        region=lore.region,
        residence_group=answers.residence_group,
        ages=answers.ages,
        language=language,
        day=day,
    )
    return [
        _help(step, services[step.rule.target], answers, lore, language, now)
        for step in steps
        if step.rule.target in services
    ]


def all_papers(helps):
    """What to bring to all of them, each once."""
    return list(dict.fromkeys(paper for each in helps for paper in each.papers))


def _help(step, services, answers, lore, language, now):
    rule = step.rule
    kind = str(lore.label("org_type", rule.target) or rule.target)
    service = services[0] if services else None
    is_ours = rule.target == OWN and answers.place != "elsewhere"
    if service is None:
        papers = _papers(rule.documents, [], lore, language)
        return Help(rule, kind, is_ours=is_ours, unsaid=tuple(unsaid(step)), papers=papers)
    spot = _nearest_spot(service, answers, lore, now)
    is_local = answers.place == NOT_SAID and EVERYWHERE not in service.areas
    open_points = {*unsaid(step), *(["place"] if is_local else [])}
    day, has_hours = now.astimezone(hours.BERLIN).date(), bool(spot and spot.hours)
    return Help(
        rule,
        kind,
        service,
        spot=spot,
        is_ours=is_ours,
        unsaid=tuple(sorted(open_points)),
        papers=_papers(rule.documents, service.papers, lore, language),
        languages=tuple(str(lore.languages.get(code, code)) for code in service.languages),
        fresh=confirmation(service.organisation, day, has_hours=has_hours),
        n_others=len(services) - 1,
    )


def _papers(codes, named, lore, language):
    """The rule's and the service's, each once."""
    codes = [*codes, *(paper["code"] for paper in named if paper["code"])]
    labels = [str(lore.label("document", code) or code) for code in dict.fromkeys(codes)]
    own = [label_in(paper["words"], language) for paper in named if not paper["code"]]
    return tuple(dict.fromkeys(filter(None, [*labels, *own])))


def _nearest_spot(service, answers, lore, now):
    town = lore.municipalities.get(answers.ags)
    spots = [(_kilometres(town, spot), spot) for spot in service.spots]
    if not spots:
        return _hours_anywhere(service, now)
    km, spot = min(spots, key=lambda each: (each[0] is None, each[0] or 0))
    street = [spot["street"], f"{spot['postal_code']} {spot['city']}".strip()]
    address = ", ".join(filter(None, street))
    words = _hours_in_words(spot["hours"], spot["ags"], now)
    return Spot(address, *words, km=None if km is None else round(km))


def _hours_anywhere(service, now):
    """Of a service that is offered at no place: by phone, or online."""
    words, state = _hours_in_words(service.hours, "", now)
    return Spot(hours=words, state=state) if words or service.by_appointment else None


def _hours_in_words(text, ags, now):
    """("Mo–Fr 9–16 Uhr", "Open now …"), empty where they are unknown or cannot be read."""
    if not text:
        return "", ""
    land, today = hours.LANDS.get(ags[:2], ""), now.astimezone(hours.BERLIN).date()
    try:
        return hours_words.short(text, land, today), hours_words.state(text, land, now)
    except hours.UnreadableHours:
        return "", ""


def _kilometres(town, spot):
    """As the crow flies, from the middle of the town. None where either is unknown."""
    ends = (town and town.latitude, town and town.longitude, spot["latitude"], spot["longitude"])
    if None in ends:
        return None
    return kilometres(ends[:2], ends[2:])
