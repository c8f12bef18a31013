"""Icons by name, whichever of the two sheets draws them."""

from django import template

register = template.Library()

# Drawn in static/css/icons.css; all others are the design system's.
OURS = frozenset(
    [
        "accessible",
        "bell",
        "building",
        "certificate",
        "clock",
        "family",
        "filter",
        "health",
        "house",
        "key",
        "letter",
        "map",
        "money",
        "people",
        "permit",
        "phone",
        "place",
        "plane",
        "print",
        "refer",
        "school",
        "shield",
        "spark",
        "speech",
        "star",
        "undo",
        "video",
        "wifi",
        "work",
    ]
)


@register.filter
def icon_class(name):
    return f"wc-icon wc-icon--{name}" if name in OURS else f"kern-icon--{name}"
