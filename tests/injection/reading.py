"""How a page is read for what does not belong into it."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.injection.payloads import ANSWER

SPECIAL = set("<>\"'&")
ADDRESSES = {"href", "src", "action", "formaction", "data", "srcdoc", "hx-get", "hx-post"}
# Elements that no page of ours has.
NEVER = {"base", "embed", "object", "iframe", "frame", "marquee", "math", "video", "audio"}
NEVER |= {"animate"}
NAME = re.compile(r"[a-z][a-z0-9:._-]*")
# Words for programs: as long as no sign in it can end the script, quotes have no meaning there.
JSON = re.compile(r'<script[^<>]* type="application/(?:ld\+)?json"[^<>]*>[^<>&]*</script>')


class Reader(HTMLParser):
    """Notes elements and attributes that can only come from what somebody typed."""

    def __init__(self):
        super().__init__()
        self.faults = []

    def handle_starttag(self, tag, attrs):
        if tag in NEVER or not NAME.fullmatch(tag):
            self.faults.append(f"<{tag}>")
        if tag == "script" and not {"src", "type"} & dict(attrs).keys():
            self.faults.append("a script of its own")
        for name, value in attrs:
            self._read(tag, name, (value or "").strip())

    def _read(self, tag, name, value):
        if name.startswith(("on", "hx-on")) or not NAME.fullmatch(name):
            self.faults.append(f"<{tag} {name}>")
        scheme = re.sub(r"[\x00-\x20]", "", value).lower().partition(":")[0]
        if name in ADDRESSES and scheme in {"javascript", "data", "vbscript"}:
            self.faults.append(f'<{tag} {name}="{value[:40]}">')


def faults_of(html, *payloads):
    """All that shows that these were taken for more than words."""
    reader = Reader()
    reader.feed(html)
    words = JSON.sub("", html)
    raw = [payload for payload in payloads if is_raw(words, payload)]
    reckoned = [ANSWER] if ANSWER in html else []
    return [*reader.faults, *raw, *reckoned]


def is_raw(html, payload):
    """Whether it stands there letter by letter, though it holds letters with a meaning."""
    core = payload.replace("\0", "").strip()
    return len(core) > 1 and not SPECIAL.isdisjoint(core) and core in html


def is_off_site(response):
    """Whether the answer leads elsewhere."""
    address = response.headers.get("Location", "").replace("\\", "/")
    return address.startswith("//") or urlsplit(address).netloc not in {"", "testserver"}


def verdict(response, *payloads):
    """Why this answer is wrong; nothing if it is right."""
    if response.status_code >= 500:
        return [str(response.status_code)]
    found = ["leads elsewhere"] if is_off_site(response) else []
    found += [name for name in ("Set-Cookie2", "X-Evil", "Bcc") if name in response.headers]
    if response.headers.get("Content-Type", "").startswith("text/html"):
        found += faults_of(response.content.decode(), *payloads)
    return found
