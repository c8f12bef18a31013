"""Rows of the directory as HSDS's objects. What is empty is left out: HSDS knows no null."""

from uuid import uuid5

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from partners.directory.hours import LANDS
from partners.directory.hsds.schedules import schedules
from partners.directory.hsds.terms import GROUPS, KINDS, TOPICS
from partners.directory.kinds import EVERYWHERE
from partners.directory.models import ContactPoint
from welcome_center.foundation.center.codes import FALLBACK_LANGUAGES

STATUS = {"published": "active", "paused": "temporarily closed"}
PHONES = {"phone": "voice", "fax": "fax", "text": "text"}


def filled(**fields):
    """Without empty texts, lists and what is unknown; a zero is told."""
    return {name: value for name, value in fields.items() if value or value == 0}


def text(texts):
    """In the reader's language, or else in German, English, or whichever there is."""
    if len(texts) < 2:  # asking for the language costs more than all the rest of it
        return next(iter(texts.values()), "")
    for code in (get_language(), *FALLBACK_LANGUAGES, *texts):
        if texts.get(code):
            return texts[code]
    return ""


# Alone ----------------------------------------------------------------------------------------


def organization(row):
    return filled(
        id=row.uuid,
        name=text(row.name) or row.slug,
        alternate_name=text(row.alternate_name),
        email=row.email,
        website=row.website,
        parent_organization_id=row.parent_uuid,
    ) | {"description": text(row.description)}


def service(row):
    return filled(
        id=row.uuid,
        organization_id=row.organisation.uuid,
        name=text(row.name) or text(row.organisation.name),
        alternate_name=text(row.alternate_name),
        description=text(row.description),
        url=row.url,
        email=row.email,
        status=STATUS[row.state],
        interpretation_services=_interpreting(row),
        application_process=text(row.way_in),
        fees_description=text(row.fee) or (_("free of charge") if row.is_free else ""),
        wait_time=_waiting(row),
        eligibility_description=text(row.eligibility),
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        assured_date=row.confirmed_on or row.organisation.confirmed_on,
        alert=text(row.alert) or text(row.organisation.alert),
        last_modified=row.changed_at,
    )


def location(row):
    return filled(
        id=row.uuid,
        organization_id=row.organisation_uuid,
        location_type=row.kind,
        name=text(row.name),
        description=text(row.description),
        transportation=text(row.way),
        url=row.url,
        latitude=row.latitude,
        longitude=row.longitude,
        external_identifier=row.ags,
        external_identifier_type="AGS" if row.ags else "",
    )


def service_at_location(row):
    return filled(
        id=row.uuid,
        service_id=row.service.uuid,
        location_id=row.location.uuid,
        description=text(row.description),
    )


def _interpreting(row):
    said = text(row.interpreting)
    return said or (_("Interpreting is possible.") if row.has_interpreting else "")


def _waiting(row):
    if row.capacity == row.Capacity.UNKNOWN:
        return ""
    if row.waiting_weeks:
        weeks = ngettext("about %(n)s week", "about %(n)s weeks", row.waiting_weeks)
        return weeks % {"n": row.waiting_weeks}
    return row.get_capacity_display()


# With all that belongs to them ----------------------------------------------------------------


def full_organization(row, terms):
    kind = terms.of[KINDS].get(row.kind)
    return organization(row) | filled(
        phones=_phones(row.points, organization_id=row.uuid),
        contacts=_contacts(row.points, organization_id=row.uuid),
        attributes=[
            *([_attribute(row.uuid, "organization", KINDS, kind)] if kind else []),
            *_websites(row.points, row.uuid, "organization"),
        ],
    )


def full_service(row, terms):
    own = {"service_id": row.uuid}
    return service(row) | filled(
        phones=_phones(row.points, **own),
        contacts=_contacts(row.points, **own),
        schedules=schedules(row.uuid, row.hours, "", text(row.hours_note), **own),
        service_areas=[_area(row.uuid, area) for area in row.areas],
        languages=[_language(row, code, terms) for code in row.languages],
        cost_options=_costs(row),
        required_documents=[_document(each, row.uuid, terms) for each in row.papers],
        attributes=[*_attributes(row, terms), *_websites(row.points, row.uuid, "service")],
    )


def full_location(row):
    own = {"location_id": row.uuid}
    return location(row) | filled(
        addresses=_addresses(row),
        accessibility=_accessibility(row),
        phones=_phones(row.points, **own),
        contacts=_contacts(row.points, **own),
        schedules=schedules(row.uuid, row.hours, row.land, text(row.hours_note), **own),
        attributes=_websites(row.points, row.uuid, "location"),
    )


def full_service_at_location(row):
    own = {"service_at_location_id": row.uuid}
    note = text(row.hours_note)
    return service_at_location(row) | filled(
        location=full_location(row.location),
        schedules=schedules(row.uuid, row.hours, row.location.land, note, **own),
    )


# Children -------------------------------------------------------------------------------------


def _phones(points, **own):
    """`own` names what they hang on."""
    return [
        filled(
            id=each.uuid, number=each.value, type=PHONES[each.kind], description=text(each.label)
        )
        | own
        for each in points
        if each.kind in PHONES
    ]


def _contacts(points, **own):
    """Addresses of the house; HSDS has no other place for a second one."""
    return [
        filled(id=each.uuid, email=each.value, department=text(each.label)) | own
        for each in points
        if each.kind == ContactPoint.Kind.EMAIL
    ]


def _websites(points, key, entity):
    """HSDS has one address on the web for each; further ones, and what they are for, stand here."""
    found = []
    for each in points:
        if each.kind == ContactPoint.Kind.WEB:
            found.append(_value(each.uuid, key, entity, "website", each.value))
            if label := text(each.label):
                labelled = uuid5(each.uuid, "label")
                found.append(_value(labelled, each.uuid, "attribute", "website_label", label))
    return found


def _area(key, area):
    name = _("Germany") if area == EVERYWHERE else ""
    return filled(
        id=uuid5(key, f"area/{area}"), service_id=key, name=name, extent=area, extent_type="text"
    )


def _language(row, code, terms):
    days = ", ".join(str(WEEKDAYS[day - 1]) for day in row.language_days.get(code, ()))
    return filled(
        id=uuid5(row.uuid, f"language/{code}"),
        service_id=row.uuid,
        name=terms.languages.get(code, code),
        code=code,
        note=days,
    )


def _costs(row):
    amount = 0 if row.is_free and row.fee_amount is None else row.fee_amount
    if amount is None:
        return []
    key = uuid5(row.uuid, "cost")
    return [{"id": key, "service_id": row.uuid, "currency": "eur", "amount": float(amount)}]


def _document(row, service, terms):
    said = text(row.words) or terms.documents.get(row.code, "")
    return filled(id=row.uuid, service_id=service, document=said, uri=row.url)


def _addresses(row):
    if not row.city:
        return []
    return [
        {
            "id": uuid5(row.uuid, "address"),
            "location_id": row.uuid,
            "address_1": row.street,
            "city": row.city,
            "state_province": row.state_province or LANDS.get(row.land, ""),
            "postal_code": row.postal_code,
            "country": row.country,
            "address_type": row.kind,
        }
    ]


def _accessibility(row):
    said = [text(row.accessibility), _step_free(row.is_accessible)]
    return [
        {
            "id": uuid5(row.uuid, f"accessibility/{number}"),
            "location_id": row.uuid,
            "description": one,
        }
        for number, one in enumerate(said)
        if one
    ]


def _step_free(is_accessible):
    if is_accessible is None:
        return ""
    return _("Step-free access.") if is_accessible else _("No step-free access.")


def _attribute(key, entity, listed, term):
    return {
        "id": uuid5(key, f"{listed}/{term.code}"),
        "link_id": key,
        "link_entity": entity,
        "link_type": listed,
        "taxonomy_term_id": term.id,
        "taxonomy_term": term.short,
    }


def _attributes(row, terms):
    """Topics and groups by their terms; what HSDS has no field for, by its value."""
    lists = {TOPICS: row.topics, GROUPS: row.residence_groups}
    coded = [
        _attribute(row.uuid, "service", listed, terms.of[listed][code])
        for listed, codes in lists.items()
        for code in codes
        if code in terms.of[listed]
    ]
    said = [
        *(("mode", mode) for mode in row.modes),
        *(("gender", gender) for gender in row.genders),
        ("professional_way_in", text(row.professional_way_in)),
        ("by_appointment", "yes" if row.by_appointment else ""),
        ("closed_until", date_format(row.paused_until, "Y-m-d") if row.paused_until else ""),
    ]
    return coded + [
        _value(uuid5(row.uuid, f"{name}/{value}"), row.uuid, "service", name, value)
        for name, value in said
        if value
    ]


def _value(key, owner, entity, name, value):
    return {
        "id": key,
        "link_id": owner,
        "link_entity": entity,
        "link_type": name,
        "value": value,
    }
