"""What is printed of a referral: the letter to the place, and what the person agreed to."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from newcomers.referrals import facts
from newcomers.referrals.consenting import GERMAN
from newcomers.referrals.permissions import can_hand_over
from welcome_center.foundation.center.models import Center, Language
from welcome_center.foundation.center.moments import END as POP
from welcome_center.foundation.center.moments import ISOLATE, day, day_and_clock, short_day
from welcome_center.foundation.consent.models import Consent
from welcome_center.foundation.documents import papers
from welcome_center.foundation.words import isolated, kept_together

BETWEEN = " · "


class ConsentOver(Exception):
    """Nothing may be handed over any more, or not yet."""


def _set(template, referral, *, title, words, now):
    today = timezone.localdate(now)
    return papers.make(
        f"newcomers/referrals/{template}.typ",
        title=title,
        language=GERMAN,
        letterhead=papers.letterhead(referral.team, day=today, reference=referral.code),
        moment=now,
        words=words,
    )


# The letter ------------------------------------------------------------------------------------


def letter(referral, *, now):
    """To the place, in German: only what the consent allows today. Raises ConsentOver."""
    if not can_hand_over(referral, now=now):
        raise ConsentOver
    with override(GERMAN):
        words = _letter(referral, timezone.localdate(now))
        return _set("letter", referral, title=words["title"], words=words, now=now)


def _letter(referral, today):
    until = {"day": day(referral.consent.valid_until)}
    return {
        "title": _("A person is being referred to you"),
        "sender": BETWEEN.join(_sender()),
        "recipient": _recipient(referral),
        "greeting": _("Hello,"),
        "opening": [
            _("we refer somebody to you. It is about: %(topic)s.") % {"topic": referral.topic.label}
        ],
        "request_title": _("What we ask for"),
        "request": _paragraphs(referral.request),
        "facts_title": _("What you may know"),
        "facts_header": [_("Fact"), _("What we know")],
        "facts": _agreed_facts(referral, today),
        "facts_note": _(
            "The person has agreed to this until %(day)s, for this purpose and for you alone."
        )
        % until,
        "answer_title": _("How you answer"),
        "answer": [*_wished(referral), *_ways(referral)],
        "code_label": _("Code of this letter"),
        "closing": _("Kind regards"),
        "signers": [str(referral.advisor), referral.team.name],
    }


def _sender():
    center = Center.objects.first()
    return filter(None, [str(center), center.city and center.address])


def _recipient(referral):
    place = referral.service.places.select_related("location").order_by("pk").first()
    at = place.location if place else None
    lines = [at.street, f"{at.postal_code} {at.city}".strip()] if at else []
    return [referral.target_name, *filter(None, lines)]


def _agreed_facts(referral, today):
    told = facts.shared(referral, day=today)
    purpose = (_("Purpose"), referral.consent.purpose)
    return [[_capital(name), kept_together(words)] for name, words in [purpose, *told]]


def _capital(name):
    return str(name)[:1].upper() + str(name)[1:]


def _wished(referral):
    if not referral.answer_by:
        return []
    day_wished = {"day": day(referral.answer_by)}
    return [_("We would like an answer until %(day)s.") % day_wished]


def _ways(referral):
    """By the mailed link and this letter's code, or by a call: the link itself is on no paper."""
    if not referral.recipient:
        return [_("Please call us, or write to us, and name the code of this letter.")]
    mailed = _("Open the link that we send to %(address)s. You need no account.")
    steps = [
        mailed % {"address": f"{ISOLATE}{referral.recipient}{POP}"},
        _("Enter the code of this letter there."),
        _("Take it on, propose an appointment, ask us, decline, or tell the result."),
        _("The link has expired? Its page sends you a new one."),
    ]
    return [steps, _("Or call us, or write to us, and name the code.")]


def _paragraphs(text):
    return [part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]


# The consent -----------------------------------------------------------------------------------


def consent(referral, *, now):
    """As it was agreed to, in German and in the language it was explained in. A withdrawn one
    says so: it stays a proof, and nobody signs it any more.
    """
    given = referral.consent
    languages = sorted(given.texts, key=lambda code: (code != GERMAN, code))
    sides = [_side(code, referral) for code in languages]
    with override(GERMAN):
        title = _("Consent to a referral")
        label = _("Hash of this consent (SHA-256)")
    words = {
        "sides": sides,
        "withdrawn": _withdrawn(given, languages),
        "signatures": _signatures(given, languages),
        "drawn": _drawn(given),
        "drawn_label": _("Signature"),
        "hash_label": label,
        "hash": given.text_hash,
    }
    return _set("consent", referral, title=title, words=words, now=now)


def _side(language, referral):
    given = referral.consent
    with override(language):
        return papers.side(
            language,
            title=_("Consent to a referral"),
            blocks=_blocks(given.texts[language]),
            record_title=_("How it was given"),
            record=[[name, isolated(words)] for name, words in _record(referral) if words],
        )


def _blocks(text):
    """Paragraphs; lines that begin with a bullet are a list."""
    parts = [part.split("\n") for part in text.split("\n\n")]
    is_list = [all(line.startswith("•") for line in part) for part in parts]
    return [
        [line.lstrip("• ") for line in part] if listed else " ".join(part)
        for part, listed in zip(parts, is_list, strict=True)
    ]


def _record(referral):
    given = referral.consent
    return [
        (_("Person"), f"{referral.person.name or referral.person.code}"),
        (_("Explained in"), _explained(given)),
        (_("Form"), given.get_form_display()),
        (_("Witness"), given.witness),
        (_("Guardian"), given.guardian),
        (_("Given"), day_and_clock(given.given_at)),
        (_("Valid until"), short_day(given.valid_until)),
        (_("Released from confidentiality"), _("yes") if given.releases_secrecy else _("no")),
        (_("Written down by"), str(given.noted_by)),
    ]


def _explained(given):
    known = Language.objects.filter(code=given.language).first()
    name = known.label if known else given.language
    if not given.had_mediator:
        return name
    return _("%(language)s, with language mediation") % {"language": name}


def _withdrawn(given, languages):
    if given.withdrawn_at is None:
        return []
    found = []
    for code in languages:
        with override(code):
            text = _("Withdrawn on %(day)s.") % {"day": short_day(given.withdrawn_at)}
            found.append(papers.side(code, text=text))
    return found


def _drawn(given):
    """What was signed on the screen, as SVG; numbers only."""
    if not given.signature:
        return ""
    path = f'<path d="{given.signature_path}" fill="none" stroke="black" stroke-width="3"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 200">{path}</svg>'


def _signatures(given, languages):
    """On paper only: a line for each who signs, named in all languages."""
    if given.form != Consent.Form.PAPER or given.withdrawn_at:
        return []
    return [*zip(*[_signers(code, given) for code in languages], strict=True)]


def _signers(language, given):
    with override(language):
        signers = [_("person"), *([_("guardian")] if given.guardian else []), _("welcome center")]
        words = [_("Place, date, signature: %(who)s") % {"who": who} for who in signers]
        return [papers.side(language, text=text) for text in words]
