"""A PDF, read back."""

import re
from dataclasses import dataclass
from io import BytesIO

from pypdf import PdfReader


@dataclass(frozen=True)
class Paper:
    reader: PdfReader

    @property
    def root(self):
        return self.reader.trailer["/Root"]

    @property
    def title(self):
        return self.reader.metadata.title

    @property
    def metadata_of_standard(self):
        return self.root["/Metadata"].get_data().decode()

    @property
    def fonts(self):
        found = set()
        for page in self.reader.pages:
            fonts = page["/Resources"].get("/Font", {})
            found |= {str(font.get_object()["/BaseFont"]).lstrip("/") for font in fonts.values()}
        return found


def read(pdf):
    return Paper(PdfReader(BytesIO(pdf)))


def text_of(pdf):
    """As a reader sees it: without the signs that only say which way the words run."""
    text = "\n".join(page.extract_text() for page in read(pdf).reader.pages)
    return re.sub("[\u200e\u200f\u2066-\u2069]", "", text)


def languages(pdf):
    """Of all its tagged parts."""
    return {*_languages(read(pdf).root["/StructTreeRoot"])}


def _languages(node):
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from _languages(kid)
    elif hasattr(node, "get"):
        if "/Lang" in node:
            yield str(node["/Lang"])
        if "/K" in node:
            yield from _languages(node["/K"])
