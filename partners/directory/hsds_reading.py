"""Turns HSDS's tables into our records."""

import re
from collections import defaultdict

from django.core.exceptions import ValidationError

from partners.directory.areas import is_key
from partners.directory.hsds_tables import unique
from partners.directory.kinds import EVERYWHERE, check_latitude, check_longitude
from partners.directory.records import Batch, Record
from welcome_center.foundation.center.models import Language, ResidenceGroup, Topic

STATES = {
    "active": "published",
    "inactive": "hidden",
    "defunct": "archived",
    "temporarily closed": "paused",
}
WEEKDAY = re.compile(r"(-?\d)?(MO|TU|WE|TH|FR|SA|SU)")
CLOCK = re.compile(r"(\d\d?:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
OTHER_LANGUAGE = "xx"
HANG_ON_ONE = ("phones", "schedules")
PHONES = {"fax": "fax", "text": "text"}
LINKED = ("service_id", "location_id")
LISTS = {
    "places": "service_at_location",
    "contact_points": "phones",
    "documents": "required_documents",
}
SERVICE_TEXTS = {
    "name": "name",
    "alternate_name": "alternate_name",
    "description": "description",
    "eligibility_description": "eligibility",
    "interpretation_services": "interpreting",
    "application_process": "way_in",
    "fees_description": "fee",
    "alert": "alert",
}
PHONE = {"value": "number"}
AGES = ("minimum_age", "maximum_age")
ORGANISATION = {"website": "website", "email": "email"}
SERVICE = {"url": "url", "email": "email", "assured_date": "confirmed_on"}
LOCATION = {
    "location_type": "kind",
    "latitude": "latitude",
    "longitude": "longitude",
    "url": "url",
}
ADDRESS = {
    "street": "street",
    **{name: name for name in ("postal_code", "city", "state_province", "country")},
}


def to_batch(tables, file, language):
    """`language`: the one the texts are written in; HSDS has one for each file."""
    return _Reader(tables, file, language).batch


class _Reader:
    """Holds the tables while the records are put together."""

    def __init__(self, tables, file, language):
        self.tables, self.file, self.language = tables, file, language
        self.batch = Batch()
        self.offices = self._unique("organizations")
        self.services = self._unique("services")
        self.places = self._unique("locations")
        self.children = {
            name: self._by_parent(name)
            for name in (
                "accessibility",
                "addresses",
                "attributes",
                "cost_options",
                "languages",
                "phones",
                "required_documents",
                "schedules",
                "service_areas",
            )
        }
        self.codes = {
            "topics": set(Topic.objects.values_list("code", flat=True)),
            "residence_groups": set(ResidenceGroup.objects.values_list("code", flat=True)),
        }
        self.known_languages = set(Language.objects.values_list("code", flat=True))
        self.terms = {row["id"]: row for row in tables.get("taxonomy_terms", ()) if row.get("id")}
        self._read()

    def _unique(self, name):
        return unique(self.tables.get(name, ()), f"{name}.csv", self.batch.errors)

    def _by_parent(self, name):
        """Rows by the key of whatever they hang on: the most exact, where several are named."""
        found = defaultdict(list)
        exact = ("service_at_location_id", "link_id", "location_id", "service_id")
        for row in self.tables.get(name, ()):
            parents = [row[key] for key in (*exact, "organization_id") if row.get(key)]
            for parent in parents[:1] if name in HANG_ON_ONE else parents:
                found[parent].append(row)
        return found

    def _read(self):
        self.batch.told = {name for name, table in LISTS.items() if table in self.tables}
        for key, row in self.offices.items():
            self.batch.organisations[key] = self._organisation(key, row)
            self._phones(key, organisation=key)
        for key, row in self.services.items():
            record = self.batch.services[key] = self._service(key, row)
            self._phones(key, organisation=record.organisation, service=key)
            self._documents(key)
        links = self.tables.get("service_at_location", ())
        hosts = {row.get("location_id"): row.get("service_id") for row in links}
        for key, row in self.places.items():
            record = self.batch.locations[key] = self._location(key, row, hosts.get(key))
            self._phones(key, organisation=record.organisation, location=key)
        for row in links:
            self._link(row)

    def _link(self, row):
        key, service, location = (row.get(name, "") for name in ("id", *LINKED))
        if service in self.services and location in self.places:
            values = self._told(key, {"hours": ("schedules", self._hours)})
            record = Record(key, self.file, row.get("_row", key), values)
            self.batch.places[service, location] = record
            office = self.batch.services[service].organisation
            self._phones(key, organisation=office, service=service, location=location)

    def _told(self, key, fields):
        """{field: value} of the tables that the file has."""
        return {name: read(key) for name, (table, read) in fields.items() if table in self.tables}

    def _record(self, key, row, values, texts, organisation=""):
        filled = {name: {self.language: text} for name, text in texts.items() if text}
        return Record(key, self.file, row.get("_row", key), values, filled, organisation)

    def _organisation(self, key, row):
        values = {"evidence": "seen", "state": "published", **_named(row, ORGANISATION)}
        texts = {name: row.get(name) for name in ("name", "alternate_name", "description")}
        record = self._record(key, row, values, texts)
        if not row.get("name"):
            self.batch.errors.append(record.error("name", "is empty. Please fill it in."))
        return record

    def _service(self, key, row):
        values = {
            "state": STATES.get(row.get("status", "active"), row.get("status")),
            "evidence": "seen",
            **_named(row, SERVICE),
            **{name: _number(row[name]) for name in AGES if name in row},
            **self._told(
                key,
                {
                    "languages": ("languages", self._languages),
                    "areas": ("service_areas", self._areas),
                    "hours": ("schedules", self._hours),
                    "fee_amount": ("cost_options", self._fee),
                },
            ),
            **(self._coded(key) if "attributes" in self.tables else {}),
        }
        if row.get("interpretation_services"):
            values["has_interpreting"] = True
        texts = {ours: row.get(theirs) for theirs, ours in SERVICE_TEXTS.items()}
        return self._record(key, row, values, texts, row.get("organization_id", ""))

    def _location(self, key, row, service):
        address = next(iter(self.children["addresses"][key]), {})
        street = ", ".join(filter(None, (address.get("address_1"), address.get("address_2"))))
        values = {
            **_named(row, LOCATION),
            **_named(address | {"street": street}, ADDRESS),
            **self._told(key, {"hours": ("schedules", self._hours)}),
        }
        ways = [each.get("description", "") for each in self.children["accessibility"][key]]
        texts = {
            "name": row.get("name"),
            "description": row.get("description"),
            "way": row.get("transportation"),
            "accessibility": "\n".join(ways),
        }
        owner = self._owner(row, service)
        record = self._record(key, row, values, texts, owner)
        self._leave_out_no_point(record)
        if owner not in self.offices:
            problem = "names no organization of this file. Please add it, or leave the place out."
            self.batch.errors.append(record.error("organization_id", problem))
        return record

    def _leave_out_no_point(self, record):
        """HSDS asks for numbers only; its own examples name 100, 100."""
        values = record.values
        try:
            check_latitude(float(values.get("latitude", 0)))
            check_longitude(float(values.get("longitude", 0)))
        except (ValueError, ValidationError):
            point = f"{values.pop('latitude', '')}, {values.pop('longitude', '')}"
            self.batch.left_out.append(record.error("latitude", f"{point} is no point on earth."))

    def _owner(self, row, service):
        """Its organisation, or else that of a service which is offered there."""
        host = self.services.get(service, {}).get("organization_id", "")
        named = row.get("organization_id") or host
        return named if named in self.offices else host or named

    def _phones(self, key, **hung):
        for row in self.children["phones"][key]:
            values = {
                "kind": PHONES.get(row.get("type"), "phone"),
                "value": row.get("number", "").strip('"'),
            }
            texts = {"label": {self.language: row["description"]}} if row.get("description") else {}
            record = Record("", self.file, "phones", values, texts, columns=PHONE, **hung)
            self.batch.contact_points.append(record)

    def _documents(self, key):
        for sort, row in enumerate(self.children["required_documents"][key]):
            if row.get("document"):
                values = {"url": row.get("uri", ""), "sort": sort}
                words = {"words": {self.language: row["document"]}}
                self.batch.documents.append(Record(key, self.file, "documents", values, words))

    def _languages(self, key):
        codes = {row.get("code") for row in self.children["languages"][key]}
        return sorted({code if code in self.known_languages else OTHER_LANGUAGE for code in codes})

    def _areas(self, key):
        areas = [row.get("extent", "") for row in self.children["service_areas"][key]]
        return [area for area in areas if area == EVERYWHERE or is_key(area)]

    def _fee(self, key):
        for row in self.children["cost_options"][key]:
            if row.get("currency", "").lower() == "eur":
                return row.get("amount") or None
        return None

    def _coded(self, key):
        """Terms of a taxonomy whose codes are ours; others mean nothing to our lists."""
        terms = [
            self.terms.get(row.get("taxonomy_term_id"), {})
            for row in self.children["attributes"][key]
        ]
        named = [term.get("code") for term in terms]
        return {
            name: [code for code in named if code in codes] for name, codes in self.codes.items()
        }

    def _hours(self, key):
        return "; ".join(filter(None, map(_opening, self.children["schedules"][key])))


def _named(row, fields):
    """{ours: value} of what is filled in."""
    return {ours: row[theirs] for theirs, ours in fields.items() if row.get(theirs)}


def _opening(row):
    """Mo,We 10:00-18:00 of HSDS's recurrence; nothing where it says no weekday or no time."""
    clocks = [CLOCK.fullmatch(row.get(name, "")) for name in ("opens_at", "closes_at")]
    days = WEEKDAY.findall(row.get("byday", ""))
    if not days or not all(clocks):
        return ""
    named = ",".join(day.capitalize() + (f"[{nth}]" if nth else "") for nth, day in days)
    return f"{named} {clocks[0][1]:0>5}-{clocks[1][1]:0>5}"


def _number(cell):
    return int(float(cell)) if cell and re.fullmatch(r"\d{1,9}(\.0+)?", cell) else cell or None
