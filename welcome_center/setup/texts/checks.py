"""What must hold for every translation before it may be shown."""

import re
from collections import Counter

from welcome_center.setup.texts import catalog as catalogs

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\$\w+|\$\{\w+\}|\{\w*\}")
TAG = re.compile(r"</?\w+[^>]*>")
# Forms for exactly one number: there the number may be written as a word, or left out.
SINGLE_NUMBER_FORMS = {"de": {0}, "ar": {0, 1, 2}}


def problems(language, texts):
    """What is wrong with a language's catalog, one sentence each."""
    catalog = catalogs.load(language)
    wanted = {(entry.msgctxt, entry.msgid) for entry in catalogs.build(language, texts)}
    there = {(entry.msgctxt, entry.msgid) for entry in catalog if not entry.obsolete}
    found = [f"{language}: not in the catalog: {key[1]!r}" for key in _sorted(wanted - there)]
    found += [f"{language}: in no source: {key[1]!r}" for key in _sorted(there - wanted)]
    if catalog.metadata.get("Plural-Forms") != catalogs.PLURALS[language]:
        found.append(f"{language}: the plural forms are not {catalogs.PLURALS[language]}")
    for entry in catalog:
        found += (f"{language}: {what}: {entry.msgid!r}" for what in _faults(entry, language))
    return found


def _sorted(keys):
    return sorted(keys, key=lambda key: (key[1], key[0] or ""))


def _faults(entry, language):
    if entry.obsolete or entry.fuzzy:
        yield "obsolete" if entry.obsolete else "fuzzy"
    elif entry.msgid_plural:
        yield from _plural_faults(entry, language)
    elif not entry.msgstr:
        yield "missing"
    else:
        yield from _differences(entry.msgid, entry.msgstr)


def _plural_faults(entry, language):
    if sorted(entry.msgstr_plural) != list(range(catalogs.FORMS[language])):
        yield f"has {len(entry.msgstr_plural)} forms for several"
    for form, words in entry.msgstr_plural.items():
        if not words:
            yield f"missing form {form}"
        elif form in SINGLE_NUMBER_FORMS[language]:
            # German and English may count with a word in one form and a number in the other.
            if words_not_in := Counter(_marks(words)) - Counter(_marks(entry.msgid_plural)):
                yield f"form {form} has other placeholders: {', '.join(words_not_in)}"
        else:
            yield from _differences(entry.msgid_plural, words)


def _differences(source, words):
    for name, pattern in (("placeholders", PLACEHOLDER), ("tags", TAG)):
        if Counter(pattern.findall(source)) != Counter(pattern.findall(words)):
            yield f"other {name}"
    if "\n" in source.strip("\n") and "\n" not in words.strip("\n"):
        yield "lines run together"
    for end in (str.startswith, str.endswith):
        if end(source, "\n") != end(words, "\n"):
            yield "other line ends"


def _marks(words):
    return PLACEHOLDER.findall(words) + TAG.findall(words)
