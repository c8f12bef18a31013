"""Names however they are spelt: in Latin letters, and by the sounds that survive a spelling.

Letters alone do not find Muhammad for Mohammed, nor محمد. What stays is the order of the
consonants, if those that languages write for one another count as one: k, q, c; s, z, sh; d, t.
Where a letter may be heard in two ways, the name gets a key for each.
"""

import re
import unicodedata
from itertools import islice, pairwise, product

from anyascii import anyascii

LONGEST = 120
MOST_PARTS = 6
MOST_KEYS = 12  # of one part
# The alif and ayin that begin a word are heard; the library drops them.
ARABIC = str.maketrans({**dict.fromkeys("اأإآٱعىةۃ", "a"), "ض": "dh"})
ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{3})")
# Signs that only say how the letter before is spoken, and what keeps two letters apart.
SILENT = str.maketrans("", "", "'’`ʼʻ´‘ьъـ\u200c\u200d")
# Letters that the library gives without what makes them sound.
LATIN = str.maketrans(
    {
        **dict.fromkeys("čćç", "ch"),
        **dict.fromkeys("šşș", "sh"),
        **dict.fromkeys("ţț", "ts"),
        "ž": "zh",
        "đ": "dj",
    }
)
ARTICLE = re.compile(r"\b(?:al|el|ul|ur|as|es|ad|ed|an|en|ar|er|at|ash|esh|az)-(?=[a-z])")
# عبد الرحمن, Abd al-Rahman, Abdurrahman, Abdul Rahman
SERVANT = re.compile(r"\babd[aeuoi]?(?:l|r(?=r)|s(?=s)|d(?=d))?[ -]*(?=[a-z]{3})")
# Nur al-Din, Nureddin, Nuruddin, Nurettin
FAITH = re.compile(r"[ -]*[aeu][dlt][ -]?[dt](?:ee|i|y)ne?\b")
# Iulia, Julia, Yulia, but Yvonne
GLIDE = re.compile(r"\b(?:[ij](?=[aeou])|y(?=[^lsv]))")
# Words that come and go: articles, "son of", "from".
PARTICLES = {
    "al",
    "el",
    "ul",
    "de",
    "da",
    "do",
    "dos",
    "di",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
}
PARTICLES |= {"und", "y", "bin", "ibn", "bint", "ould"}
PREFIX = re.compile(r"\b(?:al|el)(?=[^aeiou]\w{3})")
# Yelena and Elena, Jegor and Egor
GLIDED = re.compile(r"\b[jy](?=e)")
VOWEL = "A"
REPEATED = re.compile(r"([a-z])\1+")
# Letters, and the sounds that they may stand for.
SOUNDS = {
    "shch|tsch|sch|tch|sh|cz|sz": "S",
    "ts|tz": "S|T",
    "dsch": "J",
    "dzh|dj": "J|T",
    "dz": "TS|J|S",
    "xh": "J|S",
    "zh": "S|J",
    "ch": "S|K|",
    "kh|gh|g": "K|",
    "ck|qu|k|q": "K",
    "ph|f|v": "F",
    "th|dh": "T|S",
    "rz": "RS|R",
    "x": "KS|S",
    "c": "K|S|J",
    "s|z": "S",
    "d|t": "T",
    "b|p": "P",
    "w": "F|",
    "l": "L",
    "m": "M",
    "n": "N",
    "r": "R",
    "j": "J||S",
}
SOUND_OF = {
    letters: tuple(sounds.split("|"))
    for group, sounds in SOUNDS.items()
    for letters in group.split("|")
}
LETTERS = re.compile("|".join(sorted(SOUND_OF, key=len, reverse=True)))
# The same where a word begins.
BEGINS = {"w": ("F",), "j": ("J",), "g": ("K", "", "J"), "x": ("KS", "S", "K", "")}


def roman(name):
    """In small Latin letters, one blank between words; what is neither letter nor digit goes."""
    return " ".join(_words(_latin(_plain(name))))


def part_keys(name):
    """A set of keys for each part of the name. Two parts are alike if they share one."""
    return [_keys(part) for part in _parts(name)]


def readings(name):
    """How a name may be meant: in its parts, or with two of them written as one."""
    parts = _parts(name)
    joined = [
        [*parts[:at], parts[at] + parts[at + 1], *parts[at + 2 :]] for at in range(len(parts) - 1)
    ]
    return [[_keys(part) for part in each] for each in (parts, *joined) if each]


def name_keys(name):
    """All keys of all parts, as a person's row keeps them; of two parts together the likeliest."""
    parts = _parts(name)
    joined = {next(_spoken(first + second)) for first, second in pairwise(parts)}
    return sorted(joined.union(*map(_keys, parts)))


def found_by(name):
    """The columns of a row that a person is found by."""
    return {"name_roman": roman(name), "name_keys": name_keys(name)}


def _parts(name):
    text = ARTICLE.sub("", _latin(_plain(name).translate(LATIN)))
    text = FAITH.sub(" din", SERVANT.sub("abd ", text))
    parts = [part for part in _words(text) if part not in PARTICLES and not part.isdigit()]
    return parts[:MOST_PARTS]


def _plain(name):
    text = unicodedata.normalize("NFKC", name[:LONGEST]).casefold().translate(SILENT)
    return unicodedata.normalize("NFC", "".join(map(_letter_or_blank, text)))


def _letter_or_blank(sign):
    """Marks belong to their letters; all else keeps words apart."""
    return sign if unicodedata.category(sign)[0] in "LMN" or sign == "-" else " "


def _latin(text):
    latin = anyascii(ARABIC_ARTICLE.sub("", text).translate(ARABIC))
    return latin.translate(SILENT).lower()


def _words(text):
    return re.sub("[^a-z0-9]+", " ", text).split()


def _keys(part):
    spellings = {part, PREFIX.sub("", part, count=1), GLIDED.sub("", part, count=1)}
    keys = {key for each in spellings for key in islice(_spoken(each), MOST_KEYS)}
    return keys - {VOWEL} or keys


def _spoken(part):
    """The consonants in their order, the likeliest first; a vowel only where the word begins."""
    part = REPEATED.sub(r"\1", GLIDE.sub("j", part))
    is_open = not LETTERS.match(part)
    heard = [
        SOUND_OF[each[0]] if each.start() else BEGINS.get(each[0], SOUND_OF[each[0]])
        for each in LETTERS.finditer(part)
    ]
    for sounds in product(*heard):
        yield ("" if not is_open and sounds[0] else VOWEL) + "".join(sounds)
