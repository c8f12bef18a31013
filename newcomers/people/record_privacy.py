"""What the file holds about people beside their own rows."""

from welcome_center.foundation.personal_data import Declaration, Erase

TOLD = "Art. 6 (1) (a) GDPR"
TASK = "Art. 6 (1) (e) GDPR"


def _of_person(model, purpose, basis, *, personal=(), special=(), hidden=()):
    """A small row that goes with the person; what is not `hidden` is exported."""
    return Declaration(
        model=f"newcomers.{model}",
        purpose=purpose,
        legal_basis=basis,
        retention="RT02",
        subject="person__uuid",
        none=("id",),
        personal=("person", *personal),
        special=special,
        erase=Erase.DELETE,
        exported=tuple(name for name in (*personal, *special) if name not in hidden),
    )


DECLARATIONS = [
    _of_person(
        "FamilyMember",
        "Think of the whole family when advising somebody.",
        TOLD,
        personal=("relation", "name", "birth_year"),
    ),
    _of_person(
        "Qualification",
        "Have certificates recognised and find work that fits.",
        TOLD,
        personal=("title", "country", "year", "recognition"),
    ),
    _of_person(
        "SeenDocument",
        "Know which papers are there without keeping copies.",
        TASK,
        personal=("document", "seen_on", "seen_by"),
        hidden=("seen_by",),
    ),
    Declaration(
        model="newcomers.Tag",
        purpose="A team's own words for what people have in common.",
        legal_basis=TASK,
        retention="RT02",
        none=("id", "team", "name"),
    ),
    _of_person("PersonTag", "Find people who have something in common.", TASK, personal=("tag",)),
    _of_person(
        "PersonNote",
        "Go on with the advice where a colleague left off.",
        TASK,
        personal=("is_shared", "written_by", "written_at"),
        special=("text",),
        hidden=("written_by",),
    ),
    _of_person(
        "FileStep",
        "Prove what was done to a file, by whom and why (Art. 16, 18 GDPR).",
        f"{TASK}; Art. 5 (2) GDPR",
        personal=("kind", "section", "reason", "from_team", "to", "by", "at"),
        special=("before",),
        hidden=("by",),
    ),
]
