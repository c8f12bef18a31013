"""What a browser sends."""


def untouched(page):
    """The forms of a page if nobody typed anything."""
    editing = page.context["editing"]
    sent = {"version": editing.version, "seen": editing.seen}
    for field in (field for form in editing.forms for field in form):
        value = field.value()
        if value not in (None, False, []):
            sent[field.html_name] = "on" if value is True else value
    return sent
