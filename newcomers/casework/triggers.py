"""What the database holds against changes of what was counted."""

import pgtrigger

LOCKED = (
    "uuid",
    "held_at",
    "kind",
    "mode",
    "duration",
    "language_id",
    "mediation",
    "topic_groups",
    "topics",
    "site_id",
    "team_id",
    "citizenship",
    "citizenship_group",
    "residence_group_id",
    "is_known",
    "family_members",
    "result",
    "referred_to",
    "referred_kind",
    "entry_seconds",
    "created_at",
)


def _row(of):
    return ", ".join(f"{of}.{name}" for name in LOCKED)


# The advisor's account may go, twins may be merged, and erasure may empty the text: these stay
# open. Anything else needs a note of the same transaction, whose now() is one and the same.
LOCK = """
IF OLD.created_at < now() - interval '7 days'
   AND (TG_OP = 'DELETE'
        OR ({new}) IS DISTINCT FROM ({old})
        OR (NEW.text <> OLD.text AND NEW.text <> ''))
   AND NOT EXISTS (SELECT 1 FROM newcomers_contactnote note
                   WHERE note.contact_id = OLD.id AND note.created_at = now())
THEN
  RAISE EXCEPTION 'a contact is locked after 7 days: correct it with a note'
    USING ERRCODE = 'check_violation';
END IF;
IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
RETURN NEW;
"""


def locked_after_a_week():
    return pgtrigger.Trigger(
        name="contact_is_locked_after_a_week",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=LOCK.format(new=_row("NEW"), old=_row("OLD")),
    )


def only_added(name):
    """Only the retention run may delete, through pgtrigger.ignore."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)
