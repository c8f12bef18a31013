"""Papers in the files of the demo's people: some new, some soon to go, some gone."""

from datetime import timedelta
from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw

from newcomers.casework.attachments import actions
from newcomers.casework.attachments.models import Attachment
from newcomers.people.models import Person
from welcome_center.foundation.documents.uploads import CheckedFile

Kind = Attachment.Kind
TITLES = {
    Kind.CERTIFICATE: ("Diplom als Krankenpflegerin", "Zeugnis Berufsschule", "B1-Zertifikat"),
    Kind.RESIDENCE: ("Aufenthaltstitel, Vorderseite", "Fiktionsbescheinigung"),
    Kind.LETTER: ("Bescheid der Anerkennungsstelle", "Schreiben der Ausländerbehörde"),
    Kind.WORK: ("Arbeitsvertrag", "Stellenzusage"),
    Kind.OTHER: ("Mietvertrag", "Lebenslauf"),
}
PEOPLE = 24  # beside the newcomer who can sign in


def tell(account, advisor, now):
    """For `account`'s person, and for some others of the advisor's team."""
    others = Person.objects.filter(team__members=advisor).exclude(account=account)
    people = [account.person, *others.order_by("code")[:PEOPLE]]
    for number, person in enumerate(people):
        kind = list(TITLES)[number % len(TITLES)]
        _add(person, kind, advisor, now - timedelta(days=5 * number), number)
    earlier = now - timedelta(days=40)
    own = [_add(people[0], kind, advisor, earlier, number=90) for kind in list(TITLES)[1:]]
    soon, longer, by_hand, by_clock = own
    today = now.date()
    actions.keep_longer(longer, until=today + timedelta(days=300), reason="Widerspruch läuft noch.")
    Attachment.objects.filter(pk=soon.pk).update(delete_after=today + timedelta(days=3))
    actions.delete_attachment(by_hand, by=advisor, now=now - timedelta(days=6))
    actions.delete_attachment(by_clock, now=now - timedelta(days=2))


def _add(person, kind, advisor, uploaded_at, number):
    title = TITLES[kind][number % len(TITLES[kind])]
    words = [title, f"Muster {person.code}", str(uploaded_at.date())]
    if number % 3:
        paper = CheckedFile(_pdf(words), "application/pdf", f"Scan_{number:03}.pdf")
    else:
        paper = CheckedFile(_png(words), "image/png", f"Foto_{number:03}.png")
    return actions.add_attachment(
        person, paper, kind=kind, title=title, by=advisor, now=uploaded_at
    )


def _pdf(words):
    lines = " T* ".join(f"({word}) Tj" for word in words)
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(420, 595))
        font = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type1}
        font |= {"/BaseFont": pikepdf.Name.Helvetica, "/Encoding": pikepdf.Name.WinAnsiEncoding}
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(font)))
        stream = f"BT /F1 16 Tf 24 TL 48 520 Td {lines} ET".encode("latin-1")
        page.Contents = document.make_stream(stream)
        file = BytesIO()
        document.save(file)
    return file.getvalue()


def _png(words):
    picture = Image.new("RGB", (420, 595), "white")
    ImageDraw.Draw(picture).multiline_text((48, 60), "\n\n".join(words), fill="black")
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()
