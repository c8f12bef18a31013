"""All that the portal holds about people, gathered from the capabilities.

A table or field that nobody declares fails `tests/privacy/test_registry.py`. A new capability adds
its `privacy.py` to `SOURCES`.
"""

from django.apps import apps

from newcomers.booking import privacy as booking
from newcomers.casework import privacy as casework
from newcomers.casework.attachments import privacy as attachments
from newcomers.casework.cases import privacy as cases
from newcomers.casework.drafts import privacy as drafts
from newcomers.casework.followups import privacy as followups
from newcomers.casework.survey import privacy as survey
from newcomers.counter import privacy as counter
from newcomers.file.merging import privacy as merging
from newcomers.people import privacy as people
from newcomers.referrals import privacy as referrals
from partners.directory import privacy as directory
from partners.guide import privacy as guide
from partners.rules import privacy as rules
from welcome_center.foundation.accounts import privacy as accounts
from welcome_center.foundation.center import privacy as center
from welcome_center.foundation.consent import privacy as consent
from welcome_center.foundation.documents import export_privacy as exports
from welcome_center.foundation.outbox import privacy as outbox
from welcome_center.privacy import library

SOURCES = (
    center,
    outbox,
    accounts,
    consent,
    exports,
    directory,
    rules,
    guide,
    people,
    booking,
    casework,
    cases,
    drafts,
    followups,
    counter,
    attachments,
    referrals,
    merging,
    survey,
    library,
)


def declarations():
    """Every declaration, by the model's label."""
    return {one.model: one for source in SOURCES for one in source.DECLARATIONS}


def tables():
    """Every model with a table of its own, ours and the libraries'."""
    return [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]


def field_names(model):
    """What a row holds: fields and relations that begin here, not those that arrive."""
    return {
        field.name for field in model._meta.get_fields() if field.concrete or not field.auto_created
    }


def undeclared():
    """Names of tables and fields that nobody has thought about, as `app.Model.field`."""
    known = declarations()
    return sorted(
        f"{model._meta.label}.{name}"
        for model in tables()
        for name in field_names(model)
        if model._meta.label not in known or name not in known[model._meta.label].declared
    )
