"""Opening a file: whose it is, that it was opened, and why, where its use is restricted."""

from datetime import timedelta
from functools import wraps

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from newcomers.people.models import FormerIdentity, Person
from newcomers.people.records import FileStep, PersonTag, Qualification, SeenDocument
from welcome_center.foundation.consent.actions import note_access_once
from welcome_center.foundation.consent.models import FileAccess

ONE_READING = timedelta(minutes=15)  # so long a reason holds
HEAD = ("account", "team", "gender", "residence_status", "advisor")


def opens_file(view):
    """`view(request, person, …)`. Opening is written down; a restricted file asks why first."""

    @wraps(view)
    def open_file(request, code, **kwargs):
        person, now = find(request, code), timezone.now()
        if person.code != code.upper():  # of an entry that was merged into this one
            return redirect("file:person", person.code)
        if person.restricted_at and not has_said_why(request.user, person, now):
            return redirect("file:restricted_read", person.code)
        opened = FileAccess.Way.OPENED
        note_access_once(person.uuid, reader=request.user, way=opened, now=now)
        return view(request, person, **kwargs)

    return open_file


def find(request, code):
    visible = Person.objects.visible_to(request.user).for_summary().select_related(*HEAD)
    tags = PersonTag.objects.filter(person=OuterRef("pk")).order_by("tag__name", "pk")
    twins = FormerIdentity.objects.filter(person=OuterRef("pk"))
    told = visible.annotate(
        tag_names=ArraySubquery(tags.values("tag__name")), was_merged=Exists(twins)
    )
    return get_object_or_404(told.known_by(code.upper()))


def has_said_why(user, person, now):
    read = person.file_steps.filter(kind=FileStep.Kind.READ, by=user.uuid)
    return read.filter(at__gt=now - ONE_READING).exists()


def with_rows(person):
    """The small rows that only the details show. Three queries."""
    papers = SeenDocument.objects.select_related("document", "seen_by")
    prefetch_related_objects(
        [person],
        "family",
        Prefetch("qualifications", Qualification.objects.select_related("recognition")),
        Prefetch("seen_documents", papers),
    )
    return person
