"""Filters that the demo's advisor keeps, and the tables that she asked for on this day."""

from datetime import timedelta

from welcome_center.foundation.documents.export_models import Export, SavedFilter

KIND = "referrals"
FILTERS = {"Ohne Antwort": "kind=warm&state=sent", "Entwürfe": "state=draft"}
State, Fault = Export.State, Export.Fault


def ask(advisor, now):
    """One waits for the workers; one was not made, and one is deleted already."""
    SavedFilter.objects.bulk_create(
        SavedFilter(owner=advisor, kind=KIND, name=name, query=query)
        for name, query in FILTERS.items()
    )
    waiting = _export(advisor, now, state=State.ASKED, terms={"state": ["sent"]})
    failed = _export(
        advisor, now - timedelta(hours=3), state=State.FAILED, fault=Fault.TOO_MANY, format="csv"
    )
    gone = _export(advisor, now - timedelta(days=4), state=State.GONE, rows_done=41, rows_total=41)
    Export.objects.bulk_create([waiting, failed, gone])


def _export(owner, asked_at, **how):
    made_of = {"kind": KIND, "columns": ["person", "place", "state"], "language": "de"}
    kept_until = asked_at + timedelta(days=1)
    how = {"format": "xlsx", "fingerprint": f"demo {how['state']}"} | made_of | how
    return Export(owner=owner, asked_at=asked_at, expires_at=kept_until, **how)
