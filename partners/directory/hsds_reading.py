"""Turns HSDS's tables into our records."""

import re
from collections import defaultdict

from partners.directory.hsds_tables import unique
from partners.directory.kinds import EVERYWHERE
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
            for parent in parents[:1] if name == "schedules" else parents:
                found[parent].append(row)
        return found

    def _read(self):
        for key, row in self.offices.items():
            self.batch.organisations[key] = self._organisation(key, row)
        for key, row in self.services.items():
            self.batch.services[key] = self._service(key, row)
            self._documents(key)
        links = self.tables.get("service_at_location", ())
        hosts = {row.get("location_id"): row.get("service_id") for row in links}
        for key, row in self.places.items():
            self.batch.locations[key] = self._location(key, row, hosts.get(key))
        for row in links:
            both = row.get("service_id", ""), row.get("location_id", "")
            if both[0] in self.services and both[1] in self.places:
                self.batch.places[both] = {"hours": self._hours(row.get("id", ""))}

    def _record(self, key, row, values, texts, organisation=""):
        filled = {name: {self.language: text} for name, text in texts.items() if text}
        return Record(key, self.file, row.get("_row", key), values, filled, organisation)

    def _organisation(self, key, row):
        values = {
            "website": row.get("website", ""),
            "email": row.get("email", ""),
            "evidence": "seen",
            "state": "published",
        }
        texts = {name: row.get(name) for name in ("name", "alternate_name", "description")}
        record = self._record(key, row, values, texts)
        if not row.get("name"):
            self.batch.errors.append(record.error("name", "is empty. Please fill it in."))
        for phone in self.children["phones"][key]:
            found = {"kind": "phone", "value": phone.get("number", "").strip('"')}
            label = {"de": phone["description"]} if phone.get("description") else {}
            self.batch.contact_points.append(Record(key, self.file, "phones", found, label))
        return record

    def _service(self, key, row):
        languages = [each.get("code") for each in self.children["languages"][key]]
        values = {
            "state": STATES.get(row.get("status", "active"), row.get("status")),
            "url": row.get("url", ""),
            "email": row.get("email", ""),
            "evidence": "seen",
            "minimum_age": _number(row.get("minimum_age")),
            "maximum_age": _number(row.get("maximum_age")),
            "confirmed_on": row.get("assured_date") or None,
            "has_interpreting": bool(row.get("interpretation_services")),
            "languages": sorted({self._language(code) for code in languages}),
            "areas": self._areas(key),
            "hours": self._hours(key),
            "fee_amount": self._fee(key),
            **self._coded(key),
        }
        texts = {ours: row.get(theirs) for theirs, ours in SERVICE_TEXTS.items()}
        return self._record(key, row, values, texts, row.get("organization_id", ""))

    def _location(self, key, row, service):
        address = next(iter(self.children["addresses"][key]), {})
        owner = row.get("organization_id") or self.services.get(service, {}).get("organization_id")
        if owner not in self.offices:
            owner = self.services.get(service, {}).get("organization_id", owner)
        values = {
            "kind": row.get("location_type", "physical"),
            "street": ", ".join(filter(None, (address.get("address_1"), address.get("address_2")))),
            "postal_code": address.get("postal_code", ""),
            "city": address.get("city", ""),
            "state_province": address.get("state_province", ""),
            "country": address.get("country", "DE"),
            "latitude": row.get("latitude") or None,
            "longitude": row.get("longitude") or None,
            "url": row.get("url", ""),
            "hours": self._hours(key),
        }
        ways = [each.get("description", "") for each in self.children["accessibility"][key]]
        texts = {
            "name": row.get("name"),
            "description": row.get("description"),
            "way": row.get("transportation"),
            "accessibility": "\n".join(ways),
        }
        record = self._record(key, row, values, texts, owner or "")
        if owner not in self.offices:
            problem = "names no organization of this file. Please add it, or leave the place out."
            self.batch.errors.append(record.error("organization_id", problem))
        return record

    def _documents(self, key):
        for sort, row in enumerate(self.children["required_documents"][key]):
            if row.get("document"):
                values = {"url": row.get("uri", ""), "sort": sort}
                words = {"words": {"de": row["document"]}}
                self.batch.documents.append(Record(key, self.file, "documents", values, words))

    def _language(self, code):
        return code if code in self.known_languages else OTHER_LANGUAGE

    def _areas(self, key):
        areas = [row.get("extent", "") for row in self.children["service_areas"][key]]
        return [area for area in areas if area == EVERYWHERE or re.fullmatch(r"\d{2,8}", area)]

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


def _opening(row):
    """Mo,We 10:00-18:00 of HSDS's recurrence; nothing where it says no weekday or no time."""
    clocks = [CLOCK.fullmatch(row.get(name, "")) for name in ("opens_at", "closes_at")]
    days = WEEKDAY.findall(row.get("byday", ""))
    if not days or not all(clocks):
        return ""
    named = ",".join(day.capitalize() + (f"[{nth}]" if nth else "") for nth, day in days)
    return f"{named} {clocks[0][1]:0>5}-{clocks[1][1]:0>5}"


def _number(cell):
    return int(float(cell)) if cell and re.fullmatch(r"\d+(\.0+)?", cell) else cell or None
