"""Several words in a row: `{{ roles|listed }}`, or in a sentence `{{ roles|with_and }}`."""

from django import template

from welcome_center.foundation import words

register = template.Library()

register.filter("listed", words.listed)
register.filter("with_and", words.with_and)
