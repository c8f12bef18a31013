"""S11: what is refused and why, and that what is taken holds nothing but what one sees."""

import resource
from io import BytesIO

import pytest
from PIL import Image

from tests.foundation.documents import files
from tests.foundation.documents.files import picture, sent
from welcome_center.foundation.documents.fields import WORDS, UploadField
from welcome_center.foundation.documents.names import clean_name
from welcome_center.foundation.documents.uploads import Refusal, Refused, check_upload

PDF = files.pdf()
JPEG = picture("JPEG")
BAD = {
    "nothing in it": (b"", "scan.pdf", Refusal.EMPTY),
    "51 MB": (files.TOO_LARGE, "scan.pdf", Refusal.TOO_LARGE),
    "svg": (files.SVG, "logo.svg", Refusal.UNKNOWN_KIND),
    "svg as png": (files.SVG, "logo.png", Refusal.UNKNOWN_KIND),
    "html as jpg": (files.HTML, "photo.jpg", Refusal.UNKNOWN_KIND),
    "html as pdf": (files.HTML + PDF, "scan.pdf", Refusal.UNKNOWN_KIND),
    "gif and script in one": (files.GIF_SCRIPT, "photo.gif", Refusal.UNKNOWN_KIND),
    "gif as png": (files.GIF_SCRIPT, "photo.png", Refusal.UNKNOWN_KIND),
    "program": (b"MZ\x90\0", "setup.exe", Refusal.UNKNOWN_KIND),
    "program as pdf": (b"MZ\x90\0", "scan.pdf", Refusal.UNKNOWN_KIND),
    "zip bomb": (files.zip_bomb(), "papers.zip", Refusal.UNKNOWN_KIND),
    "zip bomb as pdf": (files.zip_bomb(), "papers.pdf", Refusal.UNKNOWN_KIND),
    "office file with macro": (files.office_file_with_macro(), "cv.docx", Refusal.UNKNOWN_KIND),
    "no ending": (PDF, "scan", Refusal.UNKNOWN_KIND),
    "only an ending": (PDF, ".pdf", Refusal.UNKNOWN_KIND),
    "program behind the pdf": (PDF, "scan.pdf.exe", Refusal.UNKNOWN_KIND),
    "program behind spaces": (PDF, f"scan.pdf{' ' * 90}.exe", Refusal.UNKNOWN_KIND),
    "name turned round": (PDF, "scan\u202efdp.exe", Refusal.UNKNOWN_KIND),
    "pdf as jpg": (PDF, "scan.jpg", Refusal.WRONG_ENDING),
    "jpg as pdf": (JPEG, "photo.pdf", Refusal.WRONG_ENDING),
    "program before the ending": (PDF, "scan.exe.pdf", Refusal.HIDDEN_ENDING),
    "page before the ending": (JPEG, "photo.php .jpg", Refusal.HIDDEN_ENDING),
    "pdf and zip in one": (files.zip_within(PDF), "scan.pdf", Refusal.TWO_IN_ONE),
    "jpg and zip in one": (files.zip_within(JPEG), "photo.jpg", Refusal.TWO_IN_ONE),
    "pdf and something behind": (PDF + files.HTML, "scan.pdf", Refusal.BROKEN),
    "half a pdf": (PDF[: len(PDF) // 2], "scan.pdf", Refusal.BROKEN),
    "only said to be a pdf": (b"%PDF-1.4\nno\n%%EOF", "scan.pdf", Refusal.BROKEN),
    "half a jpg": (JPEG[: len(JPEG) // 2], "photo.jpg", Refusal.BROKEN),
    "only said to be a jpg": (b"\xff\xd8\xff" + files.HTML, "photo.jpg", Refusal.BROKEN),
    "pixel bomb": (files.png_bomb(30_000, 30_000), "p.png", Refusal.TOO_MANY_PIXELS),
    "smaller pixel bomb": (files.png_bomb(5_001, 5_000), "p.png", Refusal.TOO_MANY_PIXELS),
    "pdf bomb": (files.pdf_bomb(), "scan.pdf", Refusal.BROKEN),
    "pdf with script": (files.pdf_with_script(), "scan.pdf", Refusal.ACTIVE),
    "pdf with hidden script": (files.pdf_with_hidden_script(), "scan.pdf", Refusal.ACTIVE),
    "pdf that starts a program": (files.pdf_with_launch(), "scan.pdf", Refusal.ACTIVE),
    "pdf that sends": (files.pdf_that_sends(), "scan.pdf", Refusal.ACTIVE),
    "pdf with a file": (files.pdf_with_file(), "scan.pdf", Refusal.ACTIVE),
    "pdf with a form of another kind": (files.pdf_form_with_xfa(), "scan.pdf", Refusal.ACTIVE),
    "pdf with password": (files.pdf_with_password(), "scan.pdf", Refusal.LOCKED),
}
MEGABYTES = 300


@pytest.mark.parametrize(("content", "name", "reason"), BAD.values(), ids=BAD)
def test_what_could_do_harm_is_refused(content, name, reason):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    with pytest.raises(Refused) as refused:
        check_upload(sent(content, name))

    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert refused.value.reason == reason
    assert grown < MEGABYTES


@pytest.mark.parametrize(
    ("content", "name", "stored_as", "called"),
    [
        (PDF, "Zeugnis.PDF", "application/pdf", "Zeugnis.pdf"),
        (JPEG, "photo.jpeg", "image/jpeg", "photo.jpg"),
        (picture("PNG"), "scan.png", "image/png", "scan.png"),
        (picture("PNG", mode="RGBA"), "scan.png", "image/png", "scan.png"),
        (picture("WEBP"), "photo.webp", "image/jpeg", "photo.jpg"),
        (picture("WEBP", mode="RGBA"), "photo.webp", "image/png", "photo.png"),
        (picture("JPEG", mode="CMYK"), "print.jpg", "image/jpeg", "print.jpg"),
        (PDF, "Dr. Noor, Seite 2.jpg.pdf", "application/pdf", "Dr. Noor, Seite 2.jpg.pdf"),
    ],
)
def test_papers_are_taken(content, name, stored_as, called):
    taken = check_upload(sent(content, name))

    assert (taken.media_type, taken.name) == (stored_as, called)
    assert len(taken.sha256) == 64


def test_a_pdf_stays_as_it_is():
    assert check_upload(sent(PDF)).content == PDF


def test_a_photo_stands_upright_and_does_not_tell_where_it_was_taken():
    photo = files.photo()
    taken = Image.open(BytesIO(check_upload(sent(photo, "photo.jpg")).content))

    assert files.SECRET in photo
    assert Image.open(BytesIO(photo)).getexif().get_ifd(files.GPS)
    assert files.SECRET not in check_upload(sent(photo, "photo.jpg")).content
    assert dict(taken.getexif()) == {}
    assert taken.size == (20, 30)


def test_what_hangs_behind_a_picture_is_left_behind():
    taken = check_upload(sent(JPEG + files.HTML, "photo.jpg"))

    assert b"script" not in taken.content
    assert Image.open(BytesIO(taken.content)).size == (30, 20)


def test_a_large_picture_becomes_smaller():
    large = picture("PNG", size=(6000, 3000))

    taken = Image.open(BytesIO(check_upload(sent(large, "scan.png")).content))

    assert taken.size == (3000, 1500)


def test_a_photo_of_48_million_pixels_is_taken():
    large = picture("JPEG", size=(8064, 6048))

    taken = Image.open(BytesIO(check_upload(sent(large, "photo.jpg")).content))

    assert taken.size == (3000, 2250)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\Amal\\pass.pdf", "pass.pdf"),
        ("a\0b\r\nBcc: x.pdf", "ab Bcc_ x.pdf"),
        ("\u202egnp\u2066.pdf", "gnp.pdf"),
        ('a"b<c>|d?*.pdf', "a_b_c__d__.pdf"),
        (" . .pdf", "file.pdf"),
        ("شهادة.pdf", "شهادة.pdf"),
        ("é" * 300 + ".pdf", "é" * 125 + ".pdf"),
        ("👩‍🍳" * 90 + ".pdf", None),
        ("", "file.pdf"),
    ],
)
def test_names_lose_what_is_no_name(given, kept):
    cleaned = clean_name(given, ".pdf")

    assert len(cleaned.encode()) <= 255
    assert cleaned.endswith(".pdf")
    assert cleaned == kept or kept is None


def test_each_refusal_says_what_to_do_next():
    assert set(WORDS) == set(Refusal)
    assert not [words for words in WORDS.values() if str(words).count(".") < 1]


def test_a_browser_is_told_which_kinds_to_offer():
    assert UploadField().widget.attrs["accept"] == ".pdf,.jpg,.jpeg,.png,.webp"
