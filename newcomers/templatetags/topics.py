"""Icons of topic groups: `{% include "components/_icon.html" with name=group|topic_icon %}`."""

from django import template

register = template.Library()

ICONS = {
    "ARR": "spark",
    "RES": "permit",
    "LAN": "speech",
    "REC": "certificate",
    "WRK": "work",
    "EDU": "school",
    "FAM": "family",
    "HOU": "house",
    "HEA": "health",
    "SOC": "money",
    "PAR": "people",
}


@register.filter
def topic_icon(group):
    """A center's own groups get a star."""
    return ICONS.get(group.code, "star")
