"""What coordinators have to do in the demo: changes, mistakes and gaps, open and done."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from partners.directory.models import Organisation
from partners.directory.offers import Service
from partners.directory.upkeep import ChangeProposal, GapNote, Membership, MistakeReport
from welcome_center.foundation.center.models import Topic

PARTNER_ENTRY = "hildesheim-mbe-2"  # the one that partner@… may edit
# entry, what is wrong, days ago, whether it was dealt with
MISTAKES = [
    ("hildesheim-avb-1", "Donnerstags ist jetzt bis 14 Uhr offen.", 0, False),
    ("hildesheim-jmd-1", "Unter der Nummer meldet sich niemand mehr.", 3, False),
    ("hildesheim-vhs-1", "The entrance is now on the other side of the building.", 9, False),
    ("hildesheim-iq-1", "Die Beratung auf Persisch gibt es nicht mehr.", 41, True),
    ("federal-zav-1", "Der Link führt ins Leere.", 60, True),
]
# topic, municipality, language, note, days ago, whether somebody offers it by now
GAPS = [
    ("HEA_PSY", "03254002", "ti", "In Alfeld berät niemand auf Tigrinya.", 2, False),
    ("FAM_CARE", "03254028", "ar", "Kein freier Kitaplatz in Sarstedt vor August.", 6, False),
    ("LAN_IK", "03254005", "", "Kein Abendkurs in Bad Salzdetfurth.", 17, False),
    ("RES_ASYL", "03254021", "fa", "Niemand erklärt den Bescheid auf Persisch.", 24, False),
    ("LAN_IK", "03254021", "uk", "Kurs mit Kinderbetreuung.", 90, True),
]


def tell(accounts, today):
    _propose(accounts, today)
    for key, text, days, is_done in MISTAKES:
        for entry in Organisation.objects.filter(external_id=key):
            MistakeReport.objects.create(
                organisation=entry,
                text=text,
                state=MistakeReport.State.DONE if is_done else MistakeReport.State.OPEN,
                created_at=_on(today, days),
                done_at=_on(today, days - 1) if is_done else None,
            )
    for topic, town, language, text, days, is_filled in GAPS:
        GapNote.objects.create(
            topic=Topic.objects.get(code=topic),
            ags=town,
            language=language,
            text=text,
            noted_by=accounts["advisor"],
            state=GapNote.State.FILLED if is_filled else GapNote.State.OPEN,
            created_at=_on(today, days),
        )


def _propose(accounts, today):
    """By the partner's account and by links; one was approved, one declined."""
    entry = Organisation.objects.get(external_id=PARTNER_ENTRY)
    Membership.objects.create(organisation=entry, user=accounts["partner"], is_lead=True)
    wish = {"website": "https://example.org/beratung/"}
    _change(entry, wish, proposed_by=accounts["partner"], created_at=_on(today, 0))
    moved = Organisation.objects.get(external_id="hildesheim-jmd-1").locations.first()
    _change(moved, {"street": "Beispielallee 12"}, created_at=_on(today, 5))
    renamed = Service.objects.get(external_id="hildesheim-vhs-1")
    name = renamed.name | {"de": f"{renamed.name['de']} (auch abends)"}
    _change(renamed, {"name": name}, created_at=_on(today, 12))
    decided = {"decided_by": accounts["coordinator"], "created_at": _on(today, 33)}
    decided["decided_at"] = _on(today, 32)
    _change(moved.organisation, {"website": "https://example.org/"}, state="approved", **decided)
    reason = "Bitte nennen Sie die allgemeine Adresse des Hauses."
    _change(entry, {"email": "team@example.org"}, state="declined", reason=reason, **decided)


def _change(row, wish, **fields):
    kinds = ChangeProposal.Target
    kind = {Organisation: kinds.ORGANISATION, Service: kinds.SERVICE}.get(type(row), kinds.LOCATION)
    ChangeProposal.objects.create(
        organisation=row if kind == kinds.ORGANISATION else row.organisation,
        kind=kind,
        target=row.uuid,
        before={name: getattr(row, name) for name in wish},
        after=wish,
        **fields,
    )


def _on(today, days):
    return timezone.make_aware(datetime.combine(today - timedelta(days=days), time(9, 20)))
