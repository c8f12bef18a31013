"""A place of the directory with its contacts. What is not for the public holds its secret word."""

from types import SimpleNamespace

from partners.directory.models import Organisation
from partners.directory.offers import Service, ServiceAtLocation
from partners.directory.upkeep import MemberInvitation
from tests.factories.accounts import InvitationFactory, UserFactory
from tests.factories.directory import (
    ChangeProposalFactory,
    ConfirmationRequestFactory,
    ContactPointFactory,
    GapNoteFactory,
    LocationFactory,
    MembershipFactory,
    MistakeReportFactory,
    OrganisationFactory,
    RequiredDocumentFactory,
    ServiceFactory,
)
from welcome_center.foundation.access import Role
from welcome_center.foundation.accounts.models import hash_token


def make_place(word):
    """{name of a thing: its row}, as attributes. `contact` may invite, `colleague` may not."""
    secret = f"Geheim{word}".lower()
    entry = OrganisationFactory(
        slug=f"stelle-{word.lower()}",
        name={"de": f"Stelle {word}"},
        email=f"stelle@{word.lower()}.example",
        upkeep_email=f"{secret}@example.org",
    )
    location = LocationFactory(organisation=entry)
    rows = SimpleNamespace(
        word=word,
        secret=secret,
        entry=entry,
        location=location,
        service=ServiceFactory(organisation=entry, location=location),
        phone=ContactPointFactory(organisation=entry),
    )
    _add_drafts(rows)
    _add_contacts(rows)
    _add_upkeep(rows)
    return rows


def _add_drafts(rows):
    name = {"de": f"Sprechstunde {rows.secret}", "ar": rows.secret}
    rows.draft = ServiceFactory(
        organisation=rows.entry, location=rows.location, state=Service.State.DRAFT, name=name
    )
    rows.draft_link = ServiceAtLocation.objects.get(service=rows.draft)
    rows.paper = RequiredDocumentFactory(service=rows.draft, words=name)
    rows.hidden = OrganisationFactory(
        slug=rows.secret, name=name, state=Organisation.State.HIDDEN, website=_web(rows)
    )
    ServiceFactory(
        organisation=rows.hidden, name=name, location=LocationFactory(organisation=rows.hidden)
    )


def _add_contacts(rows):
    rows.contact, rows.second = (
        UserFactory(
            role=Role.PARTNER,
            name=f"{name} {rows.secret}",
            email=f"{name}.{rows.secret}@example.org".lower(),
            second_factor=True,
        )
        for name in ("Quendolina", "Rosalinde")
    )
    rows.lead = MembershipFactory(organisation=rows.entry, user=rows.contact, is_lead=True)
    rows.colleague = MembershipFactory(organisation=rows.entry, user=rows.second)
    rows.invited = MemberInvitation.objects.create(
        organisation=rows.entry,
        invitation=InvitationFactory(email=f"new.{rows.secret}@example.org", roles=[Role.PARTNER]),
        invited_by=rows.contact,
    )


def _add_upkeep(rows):
    rows.link = SimpleNamespace(token=f"token-{rows.word}")
    rows.asked = ConfirmationRequestFactory(
        organisation=rows.entry,
        recipient=f"{rows.secret}@example.org",
        token_hash=hash_token(rows.link.token),
    )
    rows.proposal = ChangeProposalFactory(
        organisation=rows.entry,
        target=rows.entry.uuid,
        before={"website": ""},
        after={"website": _web(rows)},
        proposed_by=rows.contact,
    )
    rows.mistake = MistakeReportFactory(organisation=rows.entry, text=f"Falsch: {rows.secret}")
    rows.gap = GapNoteFactory(text=f"Es fehlt: {rows.secret}")


def _web(rows):
    return f"https://{rows.secret}.example/"


def marks_of(rows):
    """What gives away what is not for the public."""
    hidden = (rows.draft, rows.draft_link, rows.hidden, rows.proposal, rows.contact, rows.second)
    return {rows.secret, *(str(each.uuid) for each in hidden)}
