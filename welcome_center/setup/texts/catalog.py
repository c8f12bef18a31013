"""Keeps the catalogs (`locale/<language>/LC_MESSAGES/django.po`) equal to the sources."""

from pathlib import Path

import polib
from django.conf import settings

SOURCE_LANGUAGE = "en"
PLURALS = {
    "de": "nplurals=2; plural=(n != 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 :"
        " n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
}
FORMS = {"de": 2, "ar": 6}


def languages():
    """Those that texts are translated to."""
    return [code for code, _name in settings.LANGUAGES if code != SOURCE_LANGUAGE]


def path_of(language):
    return Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")


def load(language):
    path = path_of(language)
    return polib.pofile(str(path), wrapwidth=96) if path.exists() else polib.POFile()


def build(language, texts):
    """The catalog as it ought to be: the sources' texts, with the translations there are."""
    known = {(entry.msgctxt, entry.msgid): entry for entry in load(language)}
    catalog = polib.POFile(wrapwidth=96)
    catalog.metadata = _head(language)
    for text, places in _unique(texts):
        catalog.append(_entry(text, places, known.get(text.key), FORMS[language]))
    return catalog


def save(language, catalog):
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{catalog}\n".rstrip("\n") + "\n")


def compile_catalog(language):
    """Write the file that Django reads, unless it is newer than the catalog."""
    source = path_of(language)
    compiled = source.with_suffix(".mo")
    if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        return False
    fresh = source.with_suffix(".mo.new")
    load(language).save_as_mofile(str(fresh))
    # In one step, so that a reader never finds half a file.
    fresh.replace(compiled)
    return True


def _unique(texts):
    """gettext knows one entry per text; the same words with a form for several are that entry."""
    merged = {}
    for text, places in texts.items():
        kept, so_far = merged.get(text.key, (text, []))
        merged[text.key] = (text if text.plural else kept, [*so_far, *places])
    return merged.values()


def _entry(text, places, known, forms):
    entry = polib.POEntry(
        msgctxt=text.context,
        msgid=text.text,
        msgid_plural=text.plural,
        occurrences=[(place, "") for place in sorted(set(places))],
    )
    if text.plural:
        entry.msgstr_plural = _plural_forms(known, forms)
    else:
        entry.msgstr = known.msgstr if known and not known.msgid_plural else ""
    if "%(" in text.text + text.plural:
        entry.flags.append("python-format")
    return entry


def _plural_forms(known, forms):
    there = known.msgstr_plural if known and known.msgid_plural else {}
    return {form: there.get(form, "") for form in range(forms)}


def _head(language):
    return {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
