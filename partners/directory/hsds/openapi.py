"""The OpenAPI document of what we offer, from the same table that reads the parameters.

The objects are HSDS's own; their schemas are named where HSDS publishes them.
"""

from dataclasses import dataclass

from partners.directory.hsds.parameters import FILTERS, PAGING, PARAMETERS

PROFILE = "https://docs.openreferral.org/en/3.0/"
SCHEMAS = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"


@dataclass(frozen=True)
class Address:
    path: str
    summary: str
    parameters: tuple[str, ...] = ()
    schema: str = ""
    is_list: bool = False

    @property
    def told(self):
        return [(name, PARAMETERS[name].description) for name in self.parameters]


_OFFERED = (
    Address("/", "Which version of HSDS this is, and where this document stands."),
    Address(
        "/services",
        "Services, page by page.",
        (*PAGING, *FILTERS, "minimal", "full"),
        "compiled/service_list.json",
        is_list=True,
    ),
    Address("/services/{id}", "A service in full.", (), "compiled/service.json"),
    Address(
        "/organizations",
        "Organizations, page by page.",
        (*PAGING, "full", "full_service"),
        "compiled/organization_list.json",
        is_list=True,
    ),
    Address(
        "/organizations/{id}",
        "An organization in full.",
        ("full_service",),
        "compiled/organization.json",
    ),
    Address(
        "/service_at_locations",
        "Which service is offered where, page by page.",
        (*PAGING, *FILTERS, "full"),
        "compiled/service_at_location_list.json",
        is_list=True,
    ),
    Address(
        "/service_at_locations/{id}",
        "A service at a location in full.",
        (),
        "compiled/service_at_location.json",
    ),
    Address("/taxonomies", "The code lists.", PAGING, "taxonomy.json", is_list=True),
    Address("/taxonomies/{id}", "A code list.", (), "taxonomy.json"),
    Address(
        "/taxonomy_terms",
        "The codes.",
        (*PAGING, "taxonomy_id", "top_only", "parent_id"),
        "taxonomy_term.json",
        is_list=True,
    ),
    Address("/taxonomy_terms/{id}", "A code.", (), "taxonomy_term.json"),
)
ADDRESSES = {each.path: each for each in _OFFERED}
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {"type": "string"},
        "parameters": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}
PAGE = {
    "type": "object",
    "properties": {
        "total_items": {"type": "integer"},
        "total_pages": {"type": "integer"},
        "page_number": {"type": "integer"},
        "size": {"type": "integer"},
        "first_page": {"type": "boolean"},
        "last_page": {"type": "boolean"},
        "empty": {"type": "boolean"},
    },
}
ABOUT = {
    "type": "object",
    "properties": {
        "version": {"type": "string"},
        "profile": {"type": "string", "format": "uri"},
        "openapi_url": {"type": "string", "format": "uri"},
    },
}
ERRORS = {
    "400": "A parameter is wrong, or not known here.",
    "404": "There is nothing public with this id, or so many pages there are not.",
    "429": "Too many requests. Retry-After says in how many seconds to come again.",
}
DESCRIPTION = (
    "Only published entries, nothing personal. Texts come in the language of Accept-Language"
    " (de, en, ar), or else in German. Each answer has an ETag for If-None-Match."
)


def document(origin):
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Directory of help, Open Referral HSDS 3.0",
            "version": "3.0",
            "description": DESCRIPTION,
        },
        "servers": [{"url": origin.rstrip("/")}],
        "paths": {each.path: {"get": _operation(each)} for each in _OFFERED},
        "components": {
            "schemas": {"Page": PAGE, "Error": ERROR},
            "parameters": {
                name: {
                    "name": name,
                    "in": "query",
                    "required": False,
                    "description": each.description,
                    "schema": each.schema,
                }
                for name, each in PARAMETERS.items()
            },
        },
    }


def _operation(address):
    given = [{"$ref": f"#/components/parameters/{name}"} for name in address.parameters]
    if "{id}" in address.path:
        schema = {"type": "string", "format": "uuid"}
        given.insert(0, {"name": "id", "in": "path", "required": True, "schema": schema})
    told = {"200": _answer("The answer.", _schema(address)), "304": {"description": "Unchanged."}}
    error = {"$ref": "#/components/schemas/Error"}
    told |= {status: _answer(said, error) for status, said in ERRORS.items()}
    return {"summary": address.summary, "parameters": given, "responses": told}


def _answer(description, schema):
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _schema(address):
    if not address.schema:
        return ABOUT
    one = {"$ref": SCHEMAS + address.schema}
    if not address.is_list:
        return one
    contents = {"type": "object", "properties": {"contents": {"type": "array", "items": one}}}
    return {"allOf": [{"$ref": "#/components/schemas/Page"}, contents]}
