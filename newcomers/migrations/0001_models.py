"""All tables about newcomers: people, availability, appointments."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django_countries.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import newcomers.booking.models
import newcomers.people.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0001_models"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AdvisorProfile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_bookable", models.BooleanField(default=True, verbose_name="can be booked")),
                (
                    "calendar_token",
                    models.CharField(
                        default=newcomers.booking.models.new_calendar_token,
                        editable=False,
                        max_length=64,
                        unique=True,
                    ),
                ),
                (
                    "calendar_shows_names",
                    models.BooleanField(default=False, verbose_name="names in the calendar feed"),
                ),
                (
                    "languages",
                    models.ManyToManyField(
                        related_name="advisors", to="foundation.language", verbose_name="languages"
                    ),
                ),
                (
                    "sites",
                    models.ManyToManyField(
                        related_name="advisors", to="foundation.site", verbose_name="sites"
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="advisors",
                        to="foundation.topic",
                        verbose_name="topics",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="advisor_profile",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "advisor's profile",
                "verbose_name_plural": "advisors' profiles",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "code",
                    models.CharField(
                        default=newcomers.people.models.new_code,
                        editable=False,
                        max_length=8,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("F2F", "in person"),
                            ("PHONE", "by phone"),
                            ("VIDEO", "by video"),
                        ],
                        max_length=5,
                        verbose_name="mode",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="ends at")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("held", "held while the form is filled in"),
                            ("booked", "booked, not yet confirmed"),
                            ("confirmed", "confirmed"),
                            ("arrived", "arrived"),
                            ("done", "held"),
                            ("no_show", "did not come"),
                            ("cancelled_person", "cancelled"),
                            ("cancelled_center", "cancelled by the center"),
                            ("lapsed", "lapsed"),
                        ],
                        default="held",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("lapses_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "step-free access"),
                                ("sign_language", "sign language"),
                                ("companion", "brings somebody along"),
                                ("children", "brings children"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="needs",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "cancel_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason"),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "booked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="booked at"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "advisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="newcomers.advisorprofile",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.language",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="foundation.site",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="foundation.team",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="foundation.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "code",
                    models.CharField(
                        default=newcomers.people.models.new_code,
                        editable=False,
                        max_length=8,
                        unique=True,
                        verbose_name="code",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("self", "registered"),
                            ("guest", "booked as a guest"),
                            ("staff", "entered by a colleague"),
                        ],
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=120, verbose_name="name or pseudonym"),
                ),
                (
                    "contact_by",
                    models.CharField(
                        blank=True,
                        choices=[("none", "no contact"), ("email", "e-mail"), ("phone", "phone")],
                        default="",
                        max_length=10,
                        verbose_name="contact",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                (
                    "lives_elsewhere",
                    models.BooleanField(default=False, verbose_name="lives elsewhere or abroad"),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of birth"
                    ),
                ),
                (
                    "citizenships",
                    django_countries.fields.CountryField(
                        blank=True, max_length=752, multiple=True, verbose_name="citizenships"
                    ),
                ),
                (
                    "adults",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="adults in the household"
                    ),
                ),
                (
                    "child_ages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ages of children",
                    ),
                ),
                (
                    "intake_finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="intake finished at"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "account",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "german_level",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.language",
                        verbose_name="language",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.municipality",
                        verbose_name="place",
                    ),
                ),
                (
                    "qualification",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "residence_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.residencegroup",
                    ),
                ),
                (
                    "residence_status",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.residencestatus",
                    ),
                ),
                (
                    "stay_length",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="people",
                        to="foundation.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "person seeking advice",
                "verbose_name_plural": "people seeking advice",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AppointmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "code",
                    models.CharField(
                        default=newcomers.people.models.new_code,
                        editable=False,
                        max_length=8,
                        verbose_name="code",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("F2F", "in person"),
                            ("PHONE", "by phone"),
                            ("VIDEO", "by video"),
                        ],
                        max_length=5,
                        verbose_name="mode",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="starts at")),
                ("ends_at", models.DateTimeField(verbose_name="ends at")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("held", "held while the form is filled in"),
                            ("booked", "booked, not yet confirmed"),
                            ("confirmed", "confirmed"),
                            ("arrived", "arrived"),
                            ("done", "held"),
                            ("no_show", "did not come"),
                            ("cancelled_person", "cancelled"),
                            ("cancelled_center", "cancelled by the center"),
                            ("lapsed", "lapsed"),
                        ],
                        default="held",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("lapses_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "step-free access"),
                                ("sign_language", "sign language"),
                                ("companion", "brings somebody along"),
                                ("children", "brings children"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="needs",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=500, verbose_name="note")),
                (
                    "cancel_reason",
                    models.CharField(blank=True, max_length=300, verbose_name="reason"),
                ),
                ("sequence", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "booked_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="booked at"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "advisor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="newcomers.advisorprofile",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.language",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="newcomers.appointment",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.site",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.team",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.topic",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="appointment",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to="newcomers.person",
            ),
        ),
        migrations.CreateModel(
            name="PersonEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "code",
                    models.CharField(
                        default=newcomers.people.models.new_code,
                        editable=False,
                        max_length=8,
                        verbose_name="code",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("self", "registered"),
                            ("guest", "booked as a guest"),
                            ("staff", "entered by a colleague"),
                        ],
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=120, verbose_name="name or pseudonym"),
                ),
                (
                    "contact_by",
                    models.CharField(
                        blank=True,
                        choices=[("none", "no contact"), ("email", "e-mail"), ("phone", "phone")],
                        default="",
                        max_length=10,
                        verbose_name="contact",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                (
                    "lives_elsewhere",
                    models.BooleanField(default=False, verbose_name="lives elsewhere or abroad"),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of birth"
                    ),
                ),
                (
                    "citizenships",
                    django_countries.fields.CountryField(
                        blank=True, max_length=752, multiple=True, verbose_name="citizenships"
                    ),
                ),
                (
                    "adults",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="adults in the household"
                    ),
                ),
                (
                    "child_ages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ages of children",
                    ),
                ),
                (
                    "intake_finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="intake finished at"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "gender",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "german_level",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.language",
                        verbose_name="language",
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.municipality",
                        verbose_name="place",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="newcomers.person",
                    ),
                ),
                (
                    "qualification",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "residence_group",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.residencegroup",
                    ),
                ),
                (
                    "residence_status",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.residencestatus",
                    ),
                ),
                (
                    "stay_length",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.team",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PersonLanguage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("some", "a little"),
                            ("good", "well"),
                            ("native", "first language"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.language",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="languages",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "language of a person",
                "verbose_name_plural": "languages of people",
                "ordering": ["person", "language"],
            },
        ),
        migrations.CreateModel(
            name="WeeklyRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (1, "Monday"),
                            (2, "Tuesday"),
                            (3, "Wednesday"),
                            (4, "Thursday"),
                            (5, "Friday"),
                            (6, "Saturday"),
                            (7, "Sunday"),
                        ],
                        verbose_name="day",
                    ),
                ),
                ("starts", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="to")),
                (
                    "modes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("F2F", "in person"),
                                ("PHONE", "by phone"),
                                ("VIDEO", "by video"),
                            ],
                            max_length=5,
                        ),
                        size=None,
                        verbose_name="modes",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "advisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rules",
                        to="newcomers.advisorprofile",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rules",
                        to="foundation.site",
                    ),
                ),
                (
                    "topics",
                    models.ManyToManyField(
                        blank=True,
                        related_name="+",
                        to="foundation.topic",
                        verbose_name="only these topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "weekly hours",
                "verbose_name_plural": "weekly hours",
                "ordering": ["advisor", "weekday", "starts", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Absence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="from")),
                ("ends_at", models.DateTimeField(verbose_name="to")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("holiday", "holiday"),
                            ("ill", "ill"),
                            ("training", "training"),
                            ("other", "other"),
                        ],
                        default="holiday",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "advisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="absences",
                        to="newcomers.advisorprofile",
                    ),
                ),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["advisor", "starts_at"], name="absence_by_advisor")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("starts_at__lt", models.F("ends_at"))),
                        name="absence_starts_before_it_ends",
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["email"], name="person_by_email"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("contact_by__in", ["", "none"]),
                    models.Q(("account__isnull", False), ("contact_by", "email")),
                    models.Q(("contact_by", "email"), models.Q(("email", ""), _negated=True)),
                    models.Q(("contact_by", "phone"), models.Q(("phone", ""), _negated=True)),
                    _connector="OR",
                ),
                name="contact_way_has_its_address",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="persons_email_in_small_letters",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_personevent" ("account_id", "adults", "birth_year", "child_ages", "citizenships", "code", "contact_by", "created_at", "email", "gender_id", "german_level_id", "id", "intake_finished_at", "language_id", "lives_elsewhere", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "qualification_id", "residence_group_id", "residence_status_id", "stay_length_id", "team_id", "uuid") VALUES (NEW."account_id", NEW."adults", NEW."birth_year", NEW."child_ages", NEW."citizenships", NEW."code", NEW."contact_by", NEW."created_at", NEW."email", NEW."gender_id", NEW."german_level_id", NEW."id", NEW."intake_finished_at", NEW."language_id", NEW."lives_elsewhere", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."qualification_id", NEW."residence_group_id", NEW."residence_status_id", NEW."stay_length_id", NEW."team_id", NEW."uuid"); RETURN NULL;',
                    hash="3c03215a77276609e90c1e9d368dd65c505ad1f3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_dc146",
                    table="newcomers_person",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="person",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "newcomers_personevent" ("account_id", "adults", "birth_year", "child_ages", "citizenships", "code", "contact_by", "created_at", "email", "gender_id", "german_level_id", "id", "intake_finished_at", "language_id", "lives_elsewhere", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "qualification_id", "residence_group_id", "residence_status_id", "stay_length_id", "team_id", "uuid") VALUES (NEW."account_id", NEW."adults", NEW."birth_year", NEW."child_ages", NEW."citizenships", NEW."code", NEW."contact_by", NEW."created_at", NEW."email", NEW."gender_id", NEW."german_level_id", NEW."id", NEW."intake_finished_at", NEW."language_id", NEW."lives_elsewhere", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."qualification_id", NEW."residence_group_id", NEW."residence_status_id", NEW."stay_length_id", NEW."team_id", NEW."uuid"); RETURN NULL;',
                    hash="77fd59bca80ea52efcedefc0b0f756c43322c615",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_edbb8",
                    table="newcomers_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["advisor", "starts_at"], name="appointment_by_advisor"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["team", "starts_at"], name="appointment_by_team"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(
                condition=models.Q(("status__in", ["held", "booked"])),
                fields=["lapses_at"],
                name="appointment_lapsing",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(
                    ("status__in", ["held", "booked", "confirmed", "arrived", "done", "no_show"])
                ),
                expressions=[
                    ("advisor", "="),
                    (
                        newcomers.booking.models.TsTzRange(
                            "starts_at",
                            "ends_at",
                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                        ),
                        "&&",
                    ),
                ],
                name="one_appointment_at_a_time_per_advisor",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(
                    ("status__in", ["held", "booked", "confirmed", "arrived", "done", "no_show"])
                ),
                expressions=[
                    ("person", "="),
                    (
                        newcomers.booking.models.TsTzRange(
                            "starts_at",
                            "ends_at",
                            django.contrib.postgres.fields.ranges.RangeBoundary(),
                        ),
                        "&&",
                    ),
                ],
                name="one_appointment_at_a_time_per_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at__lt", models.F("ends_at"))),
                name="appointment_starts_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["held", "lapsed"]), ("person__isnull", False), _connector="OR"
                ),
                name="booked_for_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "held"), _negated=True),
                    ("lapses_at__isnull", False),
                    _connector="OR",
                ),
                name="a_hold_lapses",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_appointmentevent" ("advisor_id", "booked_at", "cancel_reason", "code", "created_at", "ends_at", "id", "language_id", "lapses_at", "mode", "needs", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "site_id", "starts_at", "status", "team_id", "topic_id", "uuid") VALUES (NEW."advisor_id", NEW."booked_at", NEW."cancel_reason", NEW."code", NEW."created_at", NEW."ends_at", NEW."id", NEW."language_id", NEW."lapses_at", NEW."mode", NEW."needs", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sequence", NEW."site_id", NEW."starts_at", NEW."status", NEW."team_id", NEW."topic_id", NEW."uuid"); RETURN NULL;',
                    hash="f0325e794facd767ecdf05732019f0466f2744ce",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_5e53b",
                    table="newcomers_appointment",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointment",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "newcomers_appointmentevent" ("advisor_id", "booked_at", "cancel_reason", "code", "created_at", "ends_at", "id", "language_id", "lapses_at", "mode", "needs", "note", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sequence", "site_id", "starts_at", "status", "team_id", "topic_id", "uuid") VALUES (NEW."advisor_id", NEW."booked_at", NEW."cancel_reason", NEW."code", NEW."created_at", NEW."ends_at", NEW."id", NEW."language_id", NEW."lapses_at", NEW."mode", NEW."needs", NEW."note", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sequence", NEW."site_id", NEW."starts_at", NEW."status", NEW."team_id", NEW."topic_id", NEW."uuid"); RETURN NULL;',
                    hash="25f3e053c9c43a9b16d4b2c5de80f6bb798dd63b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_067d0",
                    table="newcomers_appointment",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="personlanguage",
            constraint=models.UniqueConstraint(
                fields=("person", "language"), name="language_once_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts__lt", models.F("ends"))),
                name="rule_starts_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="weeklyrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="rule_is_valid_for_a_time",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="appointmentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="21f4258303163e5a91e91e572b7ea4c31637704a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_420d5",
                    table="newcomers_appointmentevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="personevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="bb9823faea3a2f4b1eece7ae01b6d5c912414f5f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7e005",
                    table="newcomers_personevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
