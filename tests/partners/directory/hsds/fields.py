"""HSDS 3.0's fields, told in our own table: what each object may hold, and what it must (*)."""

TEXT, NUMBER, ID, DAY, MOMENT = "text", "number", "id", "day", "moment"

ORGANIZATION = {
    "id*": ID,
    "name*": TEXT,
    "alternate_name": TEXT,
    "description*": TEXT,
    "email": TEXT,
    "website": TEXT,
    "parent_organization_id": ID,
}
ATTRIBUTE = {
    "id*": ID,
    "link_id": ID,
    "taxonomy_term_id": ID,
    "link_type": TEXT,
    "link_entity": TEXT,
    "value": TEXT,
    "taxonomy_term": "TERM",
}
TAXONOMY = {"id*": ID, "name*": TEXT, "description*": TEXT}
TERM = {
    "id*": ID,
    "code": TEXT,
    "name*": TEXT,
    "description*": TEXT,
    "parent_id": ID,
    "taxonomy": TEXT,
    "taxonomy_id": ID,
    "taxonomy_detail": "TAXONOMY",
    "language": TEXT,
}
OWNERS = {
    "service_id": ID,
    "location_id": ID,
    "organization_id": ID,
    "service_at_location_id": ID,
}
PHONE = OWNERS | {"id*": ID, "number*": TEXT, "type": TEXT, "description": TEXT}
CONTACT = OWNERS | {"id*": ID, "email": TEXT, "department": TEXT}
SCHEDULE = OWNERS | {
    "id*": ID,
    "freq": ("WEEKLY", "MONTHLY"),
    "byday": TEXT,
    "opens_at": TEXT,
    "closes_at": TEXT,
    "description": TEXT,
    "notes": TEXT,
}
SERVICE = {
    "id*": ID,
    "organization_id": ID,
    "name*": TEXT,
    "alternate_name": TEXT,
    "description": TEXT,
    "url": TEXT,
    "email": TEXT,
    "status*": ("active", "inactive", "defunct", "temporarily closed"),
    "interpretation_services": TEXT,
    "application_process": TEXT,
    "fees_description": TEXT,
    "wait_time": TEXT,
    "eligibility_description": TEXT,
    "minimum_age": NUMBER,
    "maximum_age": NUMBER,
    "assured_date": DAY,
    "alert": TEXT,
    "last_modified": MOMENT,
}
SERVICE_LISTED = SERVICE | {"organization": "ORGANIZATION"}
AREA = {
    "id*": ID,
    "service_id": ID,
    "name": TEXT,
    "extent": TEXT,
    "extent_type": TEXT,
}
LANGUAGE = {"id*": ID, "service_id": ID, "name": TEXT, "code": TEXT, "note": TEXT}
COST = {"id*": ID, "service_id": ID, "currency": TEXT, "amount": NUMBER}
DOCUMENT = {"id*": ID, "service_id": ID, "document": TEXT, "uri": TEXT}
LOCATION = {
    "id*": ID,
    "organization_id": ID,
    "location_type*": ("physical", "postal", "virtual"),
    "name": TEXT,
    "description": TEXT,
    "transportation": TEXT,
    "url": TEXT,
    "latitude": NUMBER,
    "longitude": NUMBER,
    "external_identifier": TEXT,
    "external_identifier_type": TEXT,
}
ADDRESS = {
    "id*": ID,
    "location_id": ID,
    "address_1*": TEXT,
    "city*": TEXT,
    "state_province*": TEXT,
    "postal_code*": TEXT,
    "country*": TEXT,
    "address_type*": ("physical", "postal", "virtual"),
}
ACCESSIBILITY = {"id*": ID, "location_id": ID, "description": TEXT}
REACHED = {"phones": ["PHONE"], "contacts": ["CONTACT"]}
LOCATION_FULL = (
    LOCATION
    | REACHED
    | {
        "addresses": ["ADDRESS"],
        "accessibility": ["ACCESSIBILITY"],
        "schedules": ["SCHEDULE"],
        "attributes": ["ATTRIBUTE"],
    }
)
LINK = {"id*": ID, "service_id": ID, "location_id": ID, "description": TEXT}
LINK_LISTED = LINK | {"location": "LOCATION", "service": "SERVICE_LISTED"}
LINK_INSIDE = LINK | {"location": "LOCATION_FULL", "schedules": ["SCHEDULE"]}
ORGANIZATION_INSIDE = ORGANIZATION | REACHED | {"attributes": ["ATTRIBUTE"]}
SERVICE_INSIDE = (
    SERVICE
    | REACHED
    | {
        "organization": "ORGANIZATION_INSIDE",
        "schedules": ["SCHEDULE"],
        "service_areas": ["AREA"],
        "languages": ["LANGUAGE"],
        "cost_options": ["COST"],
        "required_documents": ["DOCUMENT"],
        "attributes": ["ATTRIBUTE"],
    }
)
SERVICE_FULL = SERVICE_INSIDE | {"service_at_locations": ["LINK_INSIDE"]}
LINK_FULL = LINK_INSIDE | {"service": "SERVICE_INSIDE"}
ORGANIZATION_FULL = ORGANIZATION_INSIDE | {
    "locations": ["LOCATION_FULL"],
    "services": ["SERVICE_FULL"],
}
PAGE = {
    "total_items*": NUMBER,
    "total_pages*": NUMBER,
    "page_number*": NUMBER,
    "size*": NUMBER,
    "first_page*": "switch",
    "last_page*": "switch",
    "empty*": "switch",
}
