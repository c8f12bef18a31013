"""All tables about newcomers: people, availability, appointments, contacts, referrals."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import django_countries.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import newcomers.booking.models
import newcomers.casework.survey.models
import newcomers.people.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0003_read_log_rights"),
        ("partners", "0001_models"),
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
            name="Case",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "new"),
                            ("active", "under way"),
                            ("waiting", "waits for others"),
                            ("reopened", "reopened"),
                            ("closed", "closed"),
                            ("handed_over", "handed over"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="topics"
                    ),
                ),
                (
                    "situation",
                    models.TextField(blank=True, max_length=20000, verbose_name="what it is about"),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "handed_program",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("MBE", "migration advice for adults (MBE)"),
                            ("JMD", "youth migration service (JMD)"),
                        ],
                        max_length=3,
                        verbose_name="handed over to, kind",
                    ),
                ),
                (
                    "handed_to",
                    models.CharField(blank=True, max_length=300, verbose_name="handed over to"),
                ),
                (
                    "handed_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "version",
                    models.PositiveIntegerField(db_default=1, default=1, verbose_name="version"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="changed"
                    ),
                ),
                (
                    "advisor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "closing_reason",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "depth",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                        verbose_name="depth of help",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="foundation.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "case",
                "verbose_name_plural": "cases",
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseGoal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="goal")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("reached", "reached"), ("dropped", "dropped")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="reached or dropped on"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="goals",
                        to="newcomers.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "goal of a case",
                "verbose_name_plural": "goals of cases",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseGoalEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("text", models.CharField(max_length=300, verbose_name="goal")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("reached", "reached"), ("dropped", "dropped")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "settled_on",
                    models.DateField(blank=True, null=True, verbose_name="reached or dropped on"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="newcomers.case",
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
                        to="newcomers.casegoal",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CaseOutcome",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("happened_on", models.DateField(verbose_name="day")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outcomes",
                        to="newcomers.case",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome of a case",
                "verbose_name_plural": "outcomes of cases",
                "ordering": ["happened_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CaseOutcomeEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("happened_on", models.DateField(verbose_name="day")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="newcomers.case",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.listcode",
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
                        to="newcomers.caseoutcome",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("held_at", models.DateTimeField(verbose_name="held at")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("SHORT", "short contact"),
                            ("FIRST", "first consultation"),
                            ("FOLLOW", "follow-up consultation"),
                            ("PROC", "procedural support"),
                            ("GROUP", "group consultation"),
                            ("THIRD", "talk with others without the person"),
                        ],
                        default="SHORT",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("F2F", "in person at the center"),
                            ("OUT", "in person elsewhere"),
                            ("PHONE", "phone"),
                            ("MAIL", "e-mail or letter"),
                            ("VIDEO", "video"),
                            ("CHAT", "chat or messenger"),
                            ("PORTAL", "message in the portal"),
                        ],
                        default="F2F",
                        max_length=10,
                        verbose_name="mode",
                    ),
                ),
                (
                    "duration",
                    models.CharField(
                        choices=[
                            ("D05", "up to 5 minutes"),
                            ("D15", "6 to 15 minutes"),
                            ("D30", "16 to 30 minutes"),
                            ("D60", "31 to 60 minutes"),
                            ("D99", "over 60 minutes"),
                        ],
                        default="D05",
                        max_length=3,
                        verbose_name="duration",
                    ),
                ),
                (
                    "mediation",
                    models.CharField(
                        choices=[
                            ("none", "not needed"),
                            ("companion", "by somebody who came along"),
                            ("volunteer", "by a volunteer mediator"),
                            ("interpreter", "by an interpreter"),
                            ("machine", "by a translation program"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="mediation",
                    ),
                ),
                (
                    "topic_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        verbose_name="topic groups",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="topics",
                    ),
                ),
                (
                    "citizenship",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="citizenship"
                    ),
                ),
                (
                    "citizenship_group",
                    models.CharField(
                        default="XXX", max_length=40, verbose_name="citizenship, group"
                    ),
                ),
                ("is_known", models.BooleanField(default=False, verbose_name="was here before")),
                (
                    "family_members",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="family members advised"
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("informed", "informed"),
                            ("referred", "referred"),
                            ("booked", "appointment booked"),
                            ("case", "became a case"),
                        ],
                        default="informed",
                        max_length=10,
                        verbose_name="result",
                    ),
                ),
                (
                    "referred_to",
                    models.UUIDField(blank=True, null=True, verbose_name="referred to"),
                ),
                (
                    "referred_kind",
                    models.CharField(blank=True, max_length=40, verbose_name="referred to, kind"),
                ),
                ("text", models.TextField(blank=True, verbose_name="text")),
                (
                    "version",
                    models.PositiveIntegerField(db_default=1, default=1, verbose_name="version"),
                ),
                (
                    "entry_seconds",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seconds of typing"
                    ),
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
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contacts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="contacts",
                        to="newcomers.case",
                    ),
                ),
                (
                    "language",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.language",
                        verbose_name="language",
                    ),
                ),
                (
                    "residence_group",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.residencegroup",
                        verbose_name="residence",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="foundation.site",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="foundation.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact",
                "verbose_name_plural": "contacts",
                "ordering": ["-held_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ContactNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=300, verbose_name="reason")),
                ("before", models.JSONField(default=dict, verbose_name="before")),
                (
                    "text_before",
                    models.TextField(
                        blank=True, db_default="", default="", verbose_name="text before"
                    ),
                ),
                ("noted_by", models.UUIDField(verbose_name="noted by")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.contrib.postgres.functions.TransactionNow(),
                        editable=False,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="newcomers.contact",
                    ),
                ),
            ],
            options={
                "verbose_name": "correction of a contact",
                "verbose_name_plural": "corrections of contacts",
                "ordering": ["created_at", "pk"],
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
                ("name_roman", models.TextField(blank=True, db_default="", editable=False)),
                (
                    "name_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        blank=True,
                        db_default=[],
                        editable=False,
                        size=None,
                    ),
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
                    "residence_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="residence permit valid until"
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
                    "restricted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="restricted since"),
                ),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="archived since"),
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
                    "advisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="advisor in charge",
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
            name="FormerIdentity",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(unique=True)),
                ("code", models.CharField(max_length=8, unique=True, verbose_name="code")),
                ("since", models.DateTimeField(verbose_name="since")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="formerly",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "former code of a person",
                "verbose_name_plural": "former codes of people",
                "ordering": ["person", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "text",
                    models.CharField(blank=True, max_length=200, verbose_name="what is to be done"),
                ),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "repeat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "does not repeat"),
                            ("weekly", "every week"),
                            ("monthly", "every month"),
                            ("quarterly", "every three months"),
                            ("yearly", "every year"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="repeat",
                    ),
                ),
                (
                    "rhythm_from",
                    models.DateField(blank=True, null=True, verbose_name="rhythm from"),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("hand", "by hand"),
                            ("template", "from a template"),
                            ("rule", "by a rule"),
                        ],
                        default="hand",
                        max_length=10,
                        verbose_name="origin",
                    ),
                ),
                (
                    "step",
                    models.CharField(blank=True, max_length=40, verbose_name="step of a template"),
                ),
                (
                    "rule",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("residence_ends", "Residence status ends"),
                            ("referral_unanswered", "Ask after a referral"),
                            ("no_contact", "No contact for a long time"),
                            ("no_outcome", "Case without outcome"),
                        ],
                        max_length=20,
                        verbose_name="rule",
                    ),
                ),
                ("about", models.UUIDField(blank=True, null=True, verbose_name="about")),
                (
                    "reason_on",
                    models.DateField(blank=True, null=True, verbose_name="date of the reason"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("done", "done"),
                            ("dropped", "dropped"),
                            ("gone", "no longer needed"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "closed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="closed at"),
                ),
                (
                    "close_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="why it was dropped"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="follow_ups",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who does it",
                    ),
                ),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="following",
                        to="newcomers.followup",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="foundation.team",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="follow_ups",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FileStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("changed", "changed"),
                            ("corrected", "corrected"),
                            ("restricted", "restricted"),
                            ("lifted", "restriction lifted"),
                            ("read", "read although restricted"),
                            ("handed_over", "handed over"),
                            ("archived", "archived"),
                            ("reopened", "reopened"),
                            ("merged", "merged with another entry"),
                            ("unmerged", "merge undone"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                (
                    "section",
                    models.CharField(blank=True, max_length=20, verbose_name="part of the file"),
                ),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("before", models.JSONField(blank=True, default=dict, verbose_name="before")),
                ("to", models.CharField(blank=True, max_length=300, verbose_name="handed over to")),
                ("by", models.UUIDField(blank=True, null=True, verbose_name="by")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "from_team",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.team",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="file_steps",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a file",
                "verbose_name_plural": "steps of files",
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FamilyMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("partner", "partner"),
                            ("child", "child"),
                            ("parent", "parent"),
                            ("sibling", "brother or sister"),
                            ("other", "other relation"),
                        ],
                        max_length=10,
                        verbose_name="relation",
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=120, verbose_name="name or pseudonym"),
                ),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="year of birth"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="family",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "member of a family",
                "verbose_name_plural": "members of families",
                "ordering": ["person", "pk"],
            },
        ),
        migrations.AddField(
            model_name="contact",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="newcomers.person",
            ),
        ),
        migrations.CreateModel(
            name="CaseEvent",
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
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "new"),
                            ("active", "under way"),
                            ("waiting", "waits for others"),
                            ("reopened", "reopened"),
                            ("closed", "closed"),
                            ("handed_over", "handed over"),
                        ],
                        default="open",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), size=None, verbose_name="topics"
                    ),
                ),
                (
                    "situation",
                    models.TextField(blank=True, max_length=20000, verbose_name="what it is about"),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="closed")),
                (
                    "handed_program",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("MBE", "migration advice for adults (MBE)"),
                            ("JMD", "youth migration service (JMD)"),
                        ],
                        max_length=3,
                        verbose_name="handed over to, kind",
                    ),
                ),
                (
                    "handed_to",
                    models.CharField(blank=True, max_length=300, verbose_name="handed over to"),
                ),
                (
                    "handed_on",
                    models.DateField(blank=True, null=True, verbose_name="handed over on"),
                ),
                (
                    "version",
                    models.PositiveIntegerField(db_default=1, default=1, verbose_name="version"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="changed"
                    ),
                ),
                (
                    "advisor",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "changed_by",
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
                    "closing_reason",
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
                    "depth",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="foundation.listcode",
                        verbose_name="depth of help",
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
                        to="newcomers.case",
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
                    "person",
                    models.ForeignKey(
                        db_constraint=False,
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
            model_name="case",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="newcomers.person",
            ),
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("certificate", "certificate or qualification"),
                            ("residence", "residence or identity"),
                            ("letter", "letter from an authority"),
                            ("work", "work or contract"),
                            ("consent", "signed consent"),
                            ("other", "other document"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200, verbose_name="title")),
                (
                    "name",
                    models.CharField(blank=True, max_length=255, verbose_name="name of the file"),
                ),
                (
                    "file",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="name in the private storage"
                    ),
                ),
                ("media_type", models.CharField(max_length=40, verbose_name="type of the file")),
                ("size", models.PositiveIntegerField(verbose_name="size")),
                (
                    "sha256",
                    models.CharField(blank=True, max_length=64, verbose_name="hash of the file"),
                ),
                (
                    "uploaded_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("delete_after", models.DateField(verbose_name="kept until")),
                (
                    "kept_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why it is kept longer"
                    ),
                ),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="deleted")),
                (
                    "consent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scans",
                        to="foundation.consent",
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "attachment",
                "verbose_name_plural": "attachments",
                "ordering": ["-uploaded_at", "-pk"],
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
                    "residence_until",
                    models.DateField(
                        blank=True, null=True, verbose_name="residence permit valid until"
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
                    "restricted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="restricted since"),
                ),
                (
                    "archived_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="archived since"),
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
                    "advisor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="advisor in charge",
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
            name="PersonMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "twin_code",
                    models.CharField(max_length=8, verbose_name="code of the other entry"),
                ),
                ("merged_at", models.DateTimeField(verbose_name="merged")),
                ("twin", models.JSONField(null=True, verbose_name="the other entry as it was")),
                ("before", models.JSONField(null=True, verbose_name="values before")),
                ("after", models.JSONField(null=True, verbose_name="values chosen")),
                ("moved", models.JSONField(null=True, verbose_name="rows that moved")),
                ("dropped", models.JSONField(null=True, verbose_name="rows that both had")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
                (
                    "merged_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "survivor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merges",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "merge of two entries",
                "verbose_name_plural": "merges of entries",
                "ordering": ["-merged_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=4000, verbose_name="note")),
                (
                    "is_shared",
                    models.BooleanField(default=False, verbose_name="the person may read it"),
                ),
                ("written_at", models.DateTimeField(verbose_name="written")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="newcomers.person",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "note about a person",
                "verbose_name_plural": "notes about people",
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProtectedNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.TextField(blank=True, max_length=20000, verbose_name="protected text"),
                ),
                (
                    "version",
                    models.PositiveIntegerField(db_default=1, default=1, verbose_name="version"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="changed"
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="protected",
                        to="newcomers.case",
                    ),
                ),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "protected text of a case",
                "verbose_name_plural": "protected texts of cases",
            },
        ),
        migrations.CreateModel(
            name="ProtectedNoteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "text",
                    models.TextField(blank=True, max_length=20000, verbose_name="protected text"),
                ),
                (
                    "version",
                    models.PositiveIntegerField(db_default=1, default=1, verbose_name="version"),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="changed"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="newcomers.case",
                    ),
                ),
                (
                    "changed_by",
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
                        to="newcomers.protectednote",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Qualification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="profession or degree")),
                (
                    "country",
                    django_countries.fields.CountryField(
                        blank=True, max_length=2, verbose_name="acquired in"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="qualifications",
                        to="newcomers.person",
                    ),
                ),
                (
                    "recognition",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                        verbose_name="recognition",
                    ),
                ),
            ],
            options={
                "verbose_name": "qualification",
                "verbose_name_plural": "qualifications",
                "ordering": ["person", "pk"],
            },
        ),
        migrations.CreateModel(
            name="QueueTicket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("day", models.DateField(verbose_name="day")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waits"),
                            ("called", "called"),
                            ("done", "was here"),
                            ("gone", "did not come"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="given at",
                    ),
                ),
                (
                    "called_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="called at"),
                ),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
                (
                    "called_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="queue_tickets",
                        to="foundation.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "number in the queue",
                "verbose_name_plural": "numbers in the queue",
                "ordering": ["-day", "site", "number"],
            },
        ),
        migrations.CreateModel(
            name="Referral",
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
                    "kind",
                    models.CharField(
                        choices=[("advice", "referral advice"), ("warm", "warm referral")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent"),
                            ("seen", "seen by the place"),
                            ("accepted", "accepted"),
                            ("appointment", "appointment proposed"),
                            ("done", "done"),
                            ("declined", "declined"),
                            ("expired", "no answer"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                ("target_name", models.CharField(max_length=300, verbose_name="place")),
                (
                    "target_kind",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of institution"),
                ),
                ("rule", models.CharField(blank=True, max_length=20, verbose_name="rule")),
                (
                    "override_reason",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="why not as suggested"
                    ),
                ),
                (
                    "request",
                    models.TextField(blank=True, max_length=4000, verbose_name="what we ask for"),
                ),
                (
                    "answer_by",
                    models.DateField(blank=True, null=True, verbose_name="answer wished by"),
                ),
                (
                    "recipient",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of the place"
                    ),
                ),
                ("token_hash", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "link_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="link good until"),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent")),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded"),
                ),
                (
                    "escalated_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="advisor told"),
                ),
                (
                    "appointment_at",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="appointment at the place"
                    ),
                ),
                (
                    "better_target",
                    models.CharField(blank=True, max_length=300, verbose_name="better place"),
                ),
                (
                    "arrival",
                    models.CharField(
                        blank=True,
                        choices=[("arrived", "I was there"), ("failed", "it did not work")],
                        max_length=10,
                        verbose_name="what the person says",
                    ),
                ),
                (
                    "unread_since",
                    models.DateTimeField(blank=True, null=True, verbose_name="unread since"),
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
                        related_name="referrals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "consent",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referral",
                        to="foundation.consent",
                    ),
                ),
                (
                    "decline_reason",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
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
                        verbose_name="where the person lived then",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="newcomers.person",
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partners.service",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="foundation.team",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.topic",
                    ),
                ),
            ],
            options={
                "verbose_name": "referral",
                "verbose_name_plural": "referrals",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReferralStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("sent", "sent"),
                            ("seen", "seen by the place"),
                            ("accepted", "accepted"),
                            ("appointment", "appointment proposed"),
                            ("done", "done"),
                            ("declined", "declined"),
                            ("expired", "no answer"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("center", "welcome center"),
                            ("partner", "place"),
                            ("person", "person seeking advice"),
                            ("clock", "by itself"),
                        ],
                        max_length=10,
                        verbose_name="from",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("at", models.DateTimeField(verbose_name="at")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "referral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="newcomers.referral",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a referral",
                "verbose_name_plural": "steps of referrals",
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SeenDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seen_on", models.DateField(verbose_name="seen on")),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seen_documents",
                        to="newcomers.person",
                    ),
                ),
                (
                    "seen_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "document seen",
                "verbose_name_plural": "documents seen",
                "ordering": ["person", "-seen_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SurveyAnswer",
            fields=[
                (
                    "uuid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "version",
                    models.PositiveSmallIntegerField(verbose_name="version of the questions"),
                ),
                (
                    "month",
                    models.DateField(help_text="The month's first day.", verbose_name="month"),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                (
                    "comment",
                    models.TextField(blank=True, max_length=1000, verbose_name="in own words"),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="survey_answers",
                        to="foundation.site",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="survey_answers",
                        to="foundation.team",
                    ),
                ),
                (
                    "topic_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.topicgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "answer to the survey",
                "verbose_name_plural": "answers to the survey",
            },
        ),
        migrations.CreateModel(
            name="SurveyAsked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(verbose_name="asked on")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_asked",
                        to="newcomers.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "person asked for feedback",
                "verbose_name_plural": "people asked for feedback",
            },
        ),
        migrations.CreateModel(
            name="SurveyInvitation",
            fields=[
                (
                    "uuid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("topic_language", models.CharField(blank=True, max_length=10)),
                ("ends_on", models.DateField(verbose_name="ends on")),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="foundation.site",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="foundation.team",
                    ),
                ),
                (
                    "topic_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="foundation.topicgroup",
                    ),
                ),
            ],
            options={
                "verbose_name": "link to the survey",
                "verbose_name_plural": "links to the survey",
            },
        ),
        migrations.CreateModel(
            name="SurveyPoster",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=newcomers.casework.survey.models.new_token,
                        editable=False,
                        max_length=20,
                        unique=True,
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="survey_poster",
                        to="foundation.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "poster of the survey",
                "verbose_name_plural": "posters of the survey",
            },
        ),
        migrations.CreateModel(
            name="SurveyScore",
            fields=[
                (
                    "uuid",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("item", models.CharField(max_length=20, verbose_name="item")),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="score",
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="scores",
                        to="newcomers.surveyanswer",
                    ),
                ),
            ],
            options={
                "verbose_name": "score",
                "verbose_name_plural": "scores",
            },
        ),
        migrations.CreateModel(
            name="Tag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="tag")),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="foundation.team",
                    ),
                ),
            ],
            options={
                "verbose_name": "tag",
                "verbose_name_plural": "tags",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tags",
                        to="newcomers.person",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="people",
                        to="newcomers.tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "tag of a person",
                "verbose_name_plural": "tags of people",
                "ordering": ["person", "tag"],
            },
        ),
        migrations.CreateModel(
            name="TextDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.UUIDField(unique=True)),
                ("place", models.CharField(max_length=60, verbose_name="place")),
                ("text", models.TextField(verbose_name="text")),
                ("saved_at", models.DateTimeField(verbose_name="saved")),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_drafts",
                        to="newcomers.person",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="text_drafts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "unsaved text",
                "verbose_name_plural": "unsaved texts",
                "ordering": ["-saved_at", "-pk"],
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
        migrations.AddConstraint(
            model_name="casegoal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_on", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True), ("settled_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="goal_is_settled_exactly_when_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="casegoal",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="goal_says_what"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casegoal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_casegoalevent" ("case_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "text") VALUES (NEW."case_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."settled_on", NEW."state", NEW."text"); RETURN NULL;',
                    hash="6b578858169cc0e8668ae7f4c9c8b4432dc83701",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_addaa",
                    table="newcomers_casegoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casegoal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "newcomers_casegoalevent" ("case_id", "created_at", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "settled_on", "state", "text") VALUES (NEW."case_id", NEW."created_at", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."settled_on", NEW."state", NEW."text"); RETURN NULL;',
                    hash="7a0ff7b0e5f8e0ddbfa6bb5be41644d2ac3f37e2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3fbd3",
                    table="newcomers_casegoal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="casegoalevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cdfffc8286b6115226a9490bfff7b57cbd2c4e00",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_23ca1",
                    table="newcomers_casegoalevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="caseoutcome",
            constraint=models.UniqueConstraint(
                fields=("case", "outcome", "happened_on"), name="outcome_once_a_case_and_day"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseoutcome",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_caseoutcomeevent" ("case_id", "created_at", "happened_on", "id", "noted_by_id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."case_id", NEW."created_at", NEW."happened_on", NEW."id", NEW."noted_by_id", NEW."outcome_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="9adc86f320ade2823546dcdecd4b3fa3b3cedfb9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_cabcb",
                    table="newcomers_caseoutcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseoutcome",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_caseoutcomeevent" ("case_id", "created_at", "happened_on", "id", "noted_by_id", "outcome_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."case_id", OLD."created_at", OLD."happened_on", OLD."id", OLD."noted_by_id", OLD."outcome_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="4c96a4e76e07bd72a26de73c08217ede0b9c6aa0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7c703",
                    table="newcomers_caseoutcome",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseoutcomeevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="029f8c9c51a1ead03c821cf0c61ca5b0589af1ed",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_6d531",
                    table="newcomers_caseoutcomeevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="contactnote",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="correction_says_why"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactnote",
            trigger=pgtrigger.compiler.Trigger(
                name="correction_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="cb24648f65b3124a18b4f1bfaedfcc24fd2cbedd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_correction_is_only_added_e82d0",
                    table="newcomers_contactnote",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(fields=["email"], name="person_by_email"),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                models.Func(
                    "phone",
                    models.Value("\\D"),
                    models.Value(""),
                    models.Value("g"),
                    function="regexp_replace",
                ),
                name="person_by_phone",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["name_roman"], name="person_by_letters", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["name_keys"], name="person_by_sound"
            ),
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
                    func='INSERT INTO "newcomers_personevent" ("account_id", "adults", "advisor_id", "archived_at", "birth_year", "child_ages", "citizenships", "code", "contact_by", "created_at", "email", "gender_id", "german_level_id", "id", "intake_finished_at", "language_id", "lives_elsewhere", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "qualification_id", "residence_group_id", "residence_status_id", "residence_until", "restricted_at", "stay_length_id", "team_id", "uuid") VALUES (NEW."account_id", NEW."adults", NEW."advisor_id", NEW."archived_at", NEW."birth_year", NEW."child_ages", NEW."citizenships", NEW."code", NEW."contact_by", NEW."created_at", NEW."email", NEW."gender_id", NEW."german_level_id", NEW."id", NEW."intake_finished_at", NEW."language_id", NEW."lives_elsewhere", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."phone", NEW."qualification_id", NEW."residence_group_id", NEW."residence_status_id", NEW."residence_until", NEW."restricted_at", NEW."stay_length_id", NEW."team_id", NEW."uuid"); RETURN NULL;',
                    hash="29406c2b593fc7f543f0f5c813f7bff458eacc1c",
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
                    condition='WHEN (OLD."account_id" IS DISTINCT FROM (NEW."account_id") OR OLD."adults" IS DISTINCT FROM (NEW."adults") OR OLD."advisor_id" IS DISTINCT FROM (NEW."advisor_id") OR OLD."archived_at" IS DISTINCT FROM (NEW."archived_at") OR OLD."birth_year" IS DISTINCT FROM (NEW."birth_year") OR OLD."child_ages" IS DISTINCT FROM (NEW."child_ages") OR OLD."citizenships" IS DISTINCT FROM (NEW."citizenships") OR OLD."code" IS DISTINCT FROM (NEW."code") OR OLD."contact_by" IS DISTINCT FROM (NEW."contact_by") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."gender_id" IS DISTINCT FROM (NEW."gender_id") OR OLD."german_level_id" IS DISTINCT FROM (NEW."german_level_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."intake_finished_at" IS DISTINCT FROM (NEW."intake_finished_at") OR OLD."language_id" IS DISTINCT FROM (NEW."language_id") OR OLD."lives_elsewhere" IS DISTINCT FROM (NEW."lives_elsewhere") OR OLD."municipality_id" IS DISTINCT FROM (NEW."municipality_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."origin" IS DISTINCT FROM (NEW."origin") OR OLD."phone" IS DISTINCT FROM (NEW."phone") OR OLD."qualification_id" IS DISTINCT FROM (NEW."qualification_id") OR OLD."residence_group_id" IS DISTINCT FROM (NEW."residence_group_id") OR OLD."residence_status_id" IS DISTINCT FROM (NEW."residence_status_id") OR OLD."residence_until" IS DISTINCT FROM (NEW."residence_until") OR OLD."restricted_at" IS DISTINCT FROM (NEW."restricted_at") OR OLD."stay_length_id" IS DISTINCT FROM (NEW."stay_length_id") OR OLD."team_id" IS DISTINCT FROM (NEW."team_id") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid"))',
                    func='INSERT INTO "newcomers_personevent" ("account_id", "adults", "advisor_id", "archived_at", "birth_year", "child_ages", "citizenships", "code", "contact_by", "created_at", "email", "gender_id", "german_level_id", "id", "intake_finished_at", "language_id", "lives_elsewhere", "municipality_id", "name", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phone", "qualification_id", "residence_group_id", "residence_status_id", "residence_until", "restricted_at", "stay_length_id", "team_id", "uuid") VALUES (NEW."account_id", NEW."adults", NEW."advisor_id", NEW."archived_at", NEW."birth_year", NEW."child_ages", NEW."citizenships", NEW."code", NEW."contact_by", NEW."created_at", NEW."email", NEW."gender_id", NEW."german_level_id", NEW."id", NEW."intake_finished_at", NEW."language_id", NEW."lives_elsewhere", NEW."municipality_id", NEW."name", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."phone", NEW."qualification_id", NEW."residence_group_id", NEW."residence_status_id", NEW."residence_until", NEW."restricted_at", NEW."stay_length_id", NEW."team_id", NEW."uuid"); RETURN NULL;',
                    hash="284359a78b9f4882069085c271097df73d44f6e1",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_edbb8",
                    table="newcomers_person",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["team", "due_on"],
                name="open_follow_up_by_team",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["owner", "due_on"],
                name="open_follow_up_by_who",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), _negated=True),
                    models.Q(("rule", ""), _negated=True),
                    _connector="OR",
                ),
                name="follow_up_says_what_to_do",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("about__isnull", False),
                        ("origin", "rule"),
                        ("reason_on__isnull", False),
                        models.Q(("rule", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("origin", "rule"), _negated=True),
                        ("about", None),
                        ("reason_on", None),
                        ("rule", ""),
                    ),
                    _connector="OR",
                ),
                name="follow_up_of_a_rule_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True), ("closed_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="follow_up_closed_exactly_when_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("repeat", ""), ("rhythm_from__isnull", False), _connector="OR"),
                name="follow_up_repeats_in_a_rhythm",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("origin", "rule"), models.Q(("state", "gone"), _negated=True)),
                fields=("rule", "about", "reason_on"),
                name="one_follow_up_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="filestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        ["changed", "lifted", "archived", "reopened", "merged", "unmerged"],
                    ),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="file_step_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="filestep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("from_team__isnull", False), ("kind", "handed_over")),
                    models.Q(models.Q(("kind", "handed_over"), _negated=True), ("from_team", None)),
                    _connector="OR",
                ),
                name="handed_over_by_a_team",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="filestep",
            trigger=pgtrigger.compiler.Trigger(
                name="file_step_is_not_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="8d390af8a18bf0f66e73d38885a6e2498c667c0f",
                    operation="DELETE",
                    pgid="pgtrigger_file_step_is_not_deleted_62810",
                    table="newcomers_filestep",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="filestep",
            trigger=pgtrigger.compiler.Trigger(
                name="file_step_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."before" IS DISTINCT FROM (NEW."before") OR OLD."by" IS DISTINCT FROM (NEW."by") OR OLD."from_team_id" IS DISTINCT FROM (NEW."from_team_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."section" IS DISTINCT FROM (NEW."section") OR OLD."to" IS DISTINCT FROM (NEW."to"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="7c154dca43baf1c8261d5d87f89c20329804637b",
                    operation="UPDATE",
                    pgid="pgtrigger_file_step_is_only_added_adac0",
                    table="newcomers_filestep",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["site", "held_at"], name="contact_by_site"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["team", "held_at"], name="contact_by_team"),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), ("person__isnull", False), _connector="OR"),
                name="text_only_about_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result", "referred"),
                    models.Q(("referred_kind", ""), ("referred_to__isnull", True)),
                    _connector="OR",
                ),
                name="target_only_of_a_referral",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("case", None), ("person__isnull", False), _connector="OR"),
                name="case_only_of_a_person",
            ),
        ),
        migrations.AddConstraint(
            model_name="contact",
            constraint=models.CheckConstraint(
                condition=models.Q(("topic_groups__len__gte", 1)), name="contact_has_a_topic"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contact",
            trigger=pgtrigger.compiler.Trigger(
                name="contact_is_locked_after_a_week",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nIF OLD.created_at < now() - interval '7 days'\n   AND (TG_OP = 'DELETE'\n        OR (NEW.uuid, NEW.held_at, NEW.kind, NEW.mode, NEW.duration, NEW.language_id, NEW.mediation, NEW.topic_groups, NEW.topics, NEW.site_id, NEW.team_id, NEW.citizenship, NEW.citizenship_group, NEW.residence_group_id, NEW.is_known, NEW.family_members, NEW.result, NEW.referred_to, NEW.referred_kind, NEW.entry_seconds, NEW.created_at) IS DISTINCT FROM (OLD.uuid, OLD.held_at, OLD.kind, OLD.mode, OLD.duration, OLD.language_id, OLD.mediation, OLD.topic_groups, OLD.topics, OLD.site_id, OLD.team_id, OLD.citizenship, OLD.citizenship_group, OLD.residence_group_id, OLD.is_known, OLD.family_members, OLD.result, OLD.referred_to, OLD.referred_kind, OLD.entry_seconds, OLD.created_at)\n        OR (NEW.text <> OLD.text AND NEW.text <> ''))\n   AND NOT EXISTS (SELECT 1 FROM newcomers_contactnote note\n                   WHERE note.contact_id = OLD.id AND note.created_at = now())\nTHEN\n  RAISE EXCEPTION 'a contact is locked after 7 days: correct it with a note'\n    USING ERRCODE = 'check_violation';\nEND IF;\nIF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;\n",
                    hash="6d779a5cc51a52bd06094c4c82787d5cb938f980",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_contact_is_locked_after_a_week_b2182",
                    table="newcomers_contact",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="caseevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fde3428d332c6f96f599bf431fc4e8c27285cde0",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2d1f8",
                    table="newcomers_caseevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["team", "-opened_at"], name="cases_of_a_team"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["open", "active", "waiting", "reopened"])),
                fields=("person", "team"),
                name="one_open_case_a_person_and_team",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("closed_at__isnull", False), ("state__in", ["closed", "handed_over"])
                    ),
                    models.Q(
                        ("closed_at", None),
                        ("state__in", ["open", "active", "waiting", "reopened"]),
                    ),
                    _connector="OR",
                ),
                name="case_has_ended_exactly_when_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "closed"), _negated=True),
                    ("closing_reason__isnull", False),
                    _connector="OR",
                ),
                name="closed_case_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("handed_on__isnull", False),
                        ("state", "handed_over"),
                        models.Q(("handed_to", ""), _negated=True),
                        models.Q(("handed_program", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "handed_over"), _negated=True),
                        ("handed_on", None),
                        ("handed_program", ""),
                        ("handed_to", ""),
                    ),
                    _connector="OR",
                ),
                name="case_handed_over_exactly_when_said_to_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(("topics__len__gte", 1)), name="case_has_a_topic"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_caseevent" ("advisor_id", "changed_at", "changed_by_id", "closed_at", "closing_reason_id", "code", "depth_id", "handed_on", "handed_program", "handed_to", "id", "opened_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "state", "team_id", "topics", "uuid", "version") VALUES (NEW."advisor_id", NEW."changed_at", NEW."changed_by_id", NEW."closed_at", NEW."closing_reason_id", NEW."code", NEW."depth_id", NEW."handed_on", NEW."handed_program", NEW."handed_to", NEW."id", NEW."opened_at", NEW."person_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."situation", NEW."state", NEW."team_id", NEW."topics", NEW."uuid", NEW."version"); RETURN NULL;',
                    hash="482622fc1c6c97bdfa90d73dff57d72d4cdf93f4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_373f9",
                    table="newcomers_case",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="case",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "newcomers_caseevent" ("advisor_id", "changed_at", "changed_by_id", "closed_at", "closing_reason_id", "code", "depth_id", "handed_on", "handed_program", "handed_to", "id", "opened_at", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situation", "state", "team_id", "topics", "uuid", "version") VALUES (NEW."advisor_id", NEW."changed_at", NEW."changed_by_id", NEW."closed_at", NEW."closing_reason_id", NEW."code", NEW."depth_id", NEW."handed_on", NEW."handed_program", NEW."handed_to", NEW."id", NEW."opened_at", NEW."person_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."situation", NEW."state", NEW."team_id", NEW."topics", NEW."uuid", NEW."version"); RETURN NULL;',
                    hash="9e0c88ee5a1d4d3ebb11754b175685b5f9c02a49",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_4b821",
                    table="newcomers_case",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                condition=models.Q(("deleted_at", None)),
                fields=["delete_after"],
                name="attachments_to_delete",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("deleted_at", None),
                        models.Q(("file", ""), _negated=True),
                        models.Q(("sha256", ""), _negated=True),
                    ),
                    models.Q(
                        ("deleted_at__isnull", False),
                        ("file", ""),
                        ("name", ""),
                        ("sha256", ""),
                        ("title", ""),
                    ),
                    _connector="OR",
                ),
                name="deleted_attachment_is_empty",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.CheckConstraint(
                condition=models.Q(("consent", None), ("kind", "consent"), _connector="OR"),
                name="only_a_signed_consent_names_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="attachment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None)),
                fields=("person", "sha256", "consent"),
                name="same_file_once_a_person",
                nulls_distinct=False,
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
        migrations.AddConstraint(
            model_name="personlanguage",
            constraint=models.UniqueConstraint(
                fields=("person", "language"), name="language_once_a_person"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectednote",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "newcomers_protectednoteevent" ("case_id", "changed_at", "changed_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (NEW."case_id", NEW."changed_at", NEW."changed_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."text", NEW."version"); RETURN NULL;',
                    hash="0e11e944998814155ac8dfc09eeae8f55d434dc8",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_b3526",
                    table="newcomers_protectednote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectednote",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "newcomers_protectednoteevent" ("case_id", "changed_at", "changed_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "text", "version") VALUES (NEW."case_id", NEW."changed_at", NEW."changed_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."text", NEW."version"); RETURN NULL;',
                    hash="3b8c3854b868100e7529eba2a9dccdb3e8c1f9bc",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_97ab1",
                    table="newcomers_protectednote",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="protectednoteevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="7d1b6c421a243058878c0b3b139b5729d14a5b33",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7038d",
                    table="newcomers_protectednoteevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="queueticket",
            constraint=models.UniqueConstraint(
                fields=("site", "day", "number"), name="number_once_a_day_and_site"
            ),
        ),
        migrations.AddConstraint(
            model_name="queueticket",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "waiting"), _negated=True),
                    ("called_at", None),
                    _connector="OR",
                ),
                name="who_waits_was_not_called",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("state__in", ["sent", "seen"])),
                fields=["sent_at"],
                name="referrals_without_answer",
            ),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("unread_since__isnull", False)),
                fields=["advisor"],
                name="referrals_with_news",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind", "advice"),
                    ("state", "draft"),
                    ("consent__isnull", False),
                    _connector="OR",
                ),
                name="nothing_leaves_without_consent",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at", None), ("state", "draft")),
                    models.Q(("state", "draft"), _negated=True),
                    _connector="OR",
                ),
                name="referral_sent_exactly_when_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="referral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token_hash", ""), _negated=True),
                fields=("token_hash",),
                name="one_referral_a_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="seendocument",
            constraint=models.UniqueConstraint(
                fields=("person", "document", "seen_on"), name="document_seen_once_a_day"
            ),
        ),
        migrations.AddIndex(
            model_name="surveyanswer",
            index=models.Index(fields=["team", "month"], name="survey_answer_by_team"),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.CheckConstraint(
                condition=django.db.models.lookups.Exact(
                    django.db.models.functions.datetime.ExtractDay("month"), 1
                ),
                name="an_answer_knows_its_month_only",
            ),
        ),
        migrations.AddIndex(
            model_name="surveyasked",
            index=models.Index(fields=["asked_on"], name="survey_asked_on"),
        ),
        migrations.AddConstraint(
            model_name="surveyinvitation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("topic_group", None),
                    models.Q(("topic_language", ""), _negated=True),
                    _connector="OR",
                ),
                name="a_topic_group_with_its_language",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyscore",
            constraint=models.UniqueConstraint(
                fields=("answer", "item"), name="scored_once_an_answer"
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyscore",
            constraint=models.CheckConstraint(
                condition=models.Q(("score__gte", 1), ("score__lte", 5)), name="a_score_from_1_to_5"
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(
                models.F("team"),
                django.db.models.functions.text.Lower("name"),
                name="tag_once_in_its_team",
            ),
        ),
        migrations.AddConstraint(
            model_name="persontag",
            constraint=models.UniqueConstraint(fields=("person", "tag"), name="tag_once_a_person"),
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
    ]
