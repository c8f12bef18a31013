"""All tables of the partners: the directory, its upkeep, the guide, and the rules of responsibility."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.datetime
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import partners.directory.hours
import partners.directory.kinds


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("foundation", "0003_read_log_rights"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DirectoryChange",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "change of the directory",
                "verbose_name_plural": "changes of the directory",
            },
        ),
        migrations.CreateModel(
            name="Location",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source"),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("physical", "place to come to"),
                            ("postal", "postal address"),
                            ("virtual", "online"),
                        ],
                        default="physical",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name")),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                ("street", models.CharField(blank=True, max_length=160, verbose_name="street")),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=12, verbose_name="postal code"),
                ),
                ("city", models.CharField(blank=True, max_length=80, verbose_name="town")),
                (
                    "state_province",
                    models.CharField(blank=True, max_length=60, verbose_name="federal state"),
                ),
                ("country", models.CharField(default="DE", max_length=2, verbose_name="country")),
                (
                    "ags",
                    models.CharField(
                        blank=True, max_length=8, verbose_name="official municipality key"
                    ),
                ),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[partners.directory.kinds.check_latitude],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[partners.directory.kinds.check_longitude],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "way",
                    models.JSONField(blank=True, default=dict, verbose_name="how to get there"),
                ),
                (
                    "accessibility",
                    models.JSONField(blank=True, default=dict, verbose_name="accessibility"),
                ),
                (
                    "is_accessible",
                    models.BooleanField(blank=True, null=True, verbose_name="step-free access"),
                ),
                (
                    "url",
                    models.URLField(blank=True, max_length=300, verbose_name="address on the web"),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[partners.directory.hours.check_hours],
                        verbose_name="opening hours",
                    ),
                ),
                (
                    "hours_note",
                    models.JSONField(blank=True, default=dict, verbose_name="note on the hours"),
                ),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "ordering": ["organisation", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RuleDoubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("overridden", "a colleague chose another place"),
                            ("declined", "the place said that it is not responsible"),
                        ],
                        max_length=12,
                        verbose_name="origin",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "noted_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(),
                        editable=False,
                        verbose_name="noted",
                    ),
                ),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="checked")),
            ],
            options={
                "verbose_name": "doubt about a rule",
                "verbose_name_plural": "doubts about rules",
                "ordering": ["-noted_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="RuleEdition",
            fields=[
                (
                    "is_only",
                    models.BooleanField(
                        default=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("edition", models.UUIDField(editable=False)),
            ],
            options={
                "verbose_name": "edition of the rules",
                "verbose_name_plural": "editions of the rules",
            },
        ),
        migrations.CreateModel(
            name="RuleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("code", models.CharField(max_length=12, verbose_name="code")),
                (
                    "topic",
                    models.CharField(
                        help_text="A topic, a group of topics, or * for all.",
                        max_length=40,
                        verbose_name="topic",
                    ),
                ),
                (
                    "residences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="Statuses or groups of statuses; none: everybody.",
                        size=None,
                        verbose_name="residence",
                    ),
                ),
                (
                    "condition",
                    models.CharField(blank=True, max_length=200, verbose_name="condition"),
                ),
                ("target", models.CharField(max_length=40, verbose_name="kind of institution")),
                ("priority", models.PositiveSmallIntegerField(default=1, verbose_name="priority")),
                ("hint", models.JSONField(default=dict, verbose_name="hint")),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="documents",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source_url", models.URLField(blank=True, max_length=300, verbose_name="source")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("seen", "seen in a public source"),
                            ("memory", "from memory, to be checked"),
                        ],
                        default="memory",
                        max_length=10,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="last checked"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="It stays as it is when the rules are loaded again.",
                        verbose_name="changed by this center",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Service",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source"),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name")),
                (
                    "alternate_name",
                    models.JSONField(blank=True, default=dict, verbose_name="other name"),
                ),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="website")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("paused", "temporarily closed"),
                            ("hidden", "hidden"),
                            ("archived", "closed for good"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "paused_until",
                    models.DateField(blank=True, null=True, verbose_name="closed until"),
                ),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                    "residence_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="residence groups; none: everybody",
                    ),
                ),
                (
                    "genders",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="genders; none: everybody",
                    ),
                ),
                (
                    "minimum_age",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="youngest age"
                    ),
                ),
                (
                    "maximum_age",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="oldest age"
                    ),
                ),
                (
                    "eligibility",
                    models.JSONField(blank=True, default=dict, verbose_name="for whom"),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "language_days",
                    models.JSONField(blank=True, default=dict, verbose_name="days of a language"),
                ),
                (
                    "has_interpreting",
                    models.BooleanField(default=False, verbose_name="interpreting possible"),
                ),
                (
                    "interpreting",
                    models.JSONField(blank=True, default=dict, verbose_name="interpreting"),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="areas (AGS or its beginning; DE: everywhere)",
                    ),
                ),
                (
                    "modes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("in_person", "in person"),
                                ("phone", "by phone"),
                                ("video", "by video"),
                                ("online", "online or by e-mail"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ways",
                    ),
                ),
                (
                    "is_free",
                    models.BooleanField(blank=True, null=True, verbose_name="free of charge"),
                ),
                ("fee", models.JSONField(blank=True, default=dict, verbose_name="fee")),
                (
                    "fee_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        verbose_name="fee in euros",
                    ),
                ),
                (
                    "way_in",
                    models.JSONField(blank=True, default=dict, verbose_name="how people get in"),
                ),
                (
                    "professional_way_in",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="how colleagues send people"
                    ),
                ),
                (
                    "by_appointment",
                    models.BooleanField(default=False, verbose_name="by appointment only"),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("unknown", "not stated"),
                            ("open", "free places"),
                            ("waiting", "waiting list"),
                            ("stopped", "no admission at present"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="capacity",
                    ),
                ),
                (
                    "waiting_weeks",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="waiting, weeks"
                    ),
                ),
                ("alert", models.JSONField(blank=True, default=dict, verbose_name="notice")),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[partners.directory.hours.check_hours],
                        verbose_name="opening hours",
                    ),
                ),
                (
                    "hours_note",
                    models.JSONField(blank=True, default=dict, verbose_name="note on the hours"),
                ),
                (
                    "external_key",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        verbose_name="key in the federal catalogue (LeiKa)",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("seen", "seen in a public source"),
                            ("memory", "from memory, to be checked"),
                        ],
                        default="memory",
                        max_length=10,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "document",
                    django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
                ),
                ("words", models.TextField(default="", editable=False)),
                (
                    "towns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="towns",
                    ),
                ),
                (
                    "opening",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=600),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="hours by federal state",
                    ),
                ),
                ("has_step_free_access", models.BooleanField(default=False, editable=False)),
            ],
            options={
                "verbose_name": "service",
                "verbose_name_plural": "services",
                "ordering": ["organisation", "sort", "pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[partners.directory.hours.check_hours],
                        verbose_name="opening hours",
                    ),
                ),
                (
                    "hours_note",
                    models.JSONField(blank=True, default=dict, verbose_name="note on the hours"),
                ),
            ],
            options={
                "verbose_name": "service at a place",
                "verbose_name_plural": "services at places",
                "ordering": ["service", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ServiceAtLocationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[partners.directory.hours.check_hours],
                        verbose_name="opening hours",
                    ),
                ),
                (
                    "hours_note",
                    models.JSONField(blank=True, default=dict, verbose_name="note on the hours"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ServiceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source"),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name")),
                (
                    "alternate_name",
                    models.JSONField(blank=True, default=dict, verbose_name="other name"),
                ),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                ("url", models.URLField(blank=True, max_length=300, verbose_name="website")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("paused", "temporarily closed"),
                            ("hidden", "hidden"),
                            ("archived", "closed for good"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "paused_until",
                    models.DateField(blank=True, null=True, verbose_name="closed until"),
                ),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                    "residence_groups",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="residence groups; none: everybody",
                    ),
                ),
                (
                    "genders",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="genders; none: everybody",
                    ),
                ),
                (
                    "minimum_age",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="youngest age"
                    ),
                ),
                (
                    "maximum_age",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="oldest age"
                    ),
                ),
                (
                    "eligibility",
                    models.JSONField(blank=True, default=dict, verbose_name="for whom"),
                ),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="languages",
                    ),
                ),
                (
                    "language_days",
                    models.JSONField(blank=True, default=dict, verbose_name="days of a language"),
                ),
                (
                    "has_interpreting",
                    models.BooleanField(default=False, verbose_name="interpreting possible"),
                ),
                (
                    "interpreting",
                    models.JSONField(blank=True, default=dict, verbose_name="interpreting"),
                ),
                (
                    "areas",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=8),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="areas (AGS or its beginning; DE: everywhere)",
                    ),
                ),
                (
                    "modes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("in_person", "in person"),
                                ("phone", "by phone"),
                                ("video", "by video"),
                                ("online", "online or by e-mail"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ways",
                    ),
                ),
                (
                    "is_free",
                    models.BooleanField(blank=True, null=True, verbose_name="free of charge"),
                ),
                ("fee", models.JSONField(blank=True, default=dict, verbose_name="fee")),
                (
                    "fee_amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=8,
                        null=True,
                        verbose_name="fee in euros",
                    ),
                ),
                (
                    "way_in",
                    models.JSONField(blank=True, default=dict, verbose_name="how people get in"),
                ),
                (
                    "professional_way_in",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="how colleagues send people"
                    ),
                ),
                (
                    "by_appointment",
                    models.BooleanField(default=False, verbose_name="by appointment only"),
                ),
                (
                    "capacity",
                    models.CharField(
                        choices=[
                            ("unknown", "not stated"),
                            ("open", "free places"),
                            ("waiting", "waiting list"),
                            ("stopped", "no admission at present"),
                        ],
                        default="unknown",
                        max_length=10,
                        verbose_name="capacity",
                    ),
                ),
                (
                    "waiting_weeks",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="waiting, weeks"
                    ),
                ),
                ("alert", models.JSONField(blank=True, default=dict, verbose_name="notice")),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[partners.directory.hours.check_hours],
                        verbose_name="opening hours",
                    ),
                ),
                (
                    "hours_note",
                    models.JSONField(blank=True, default=dict, verbose_name="note on the hours"),
                ),
                (
                    "external_key",
                    models.CharField(
                        blank=True,
                        max_length=20,
                        verbose_name="key in the federal catalogue (LeiKa)",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("seen", "seen in a public source"),
                            ("memory", "from memory, to be checked"),
                        ],
                        default="memory",
                        max_length=10,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GapNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "ags",
                    models.CharField(
                        blank=True, max_length=8, verbose_name="official municipality key"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=40, verbose_name="language")),
                ("text", models.TextField(max_length=1000, verbose_name="what is missing")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("filled", "somebody offers it now"),
                            ("dropped", "no longer needed"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "verbose_name": "gap in the directory",
                "verbose_name_plural": "gaps in the directory",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="GuideCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("topic", models.CharField(max_length=40, verbose_name="topic")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("place", models.CharField(max_length=12, verbose_name="place")),
                ("n", models.PositiveIntegerField(default=1, verbose_name="number")),
            ],
            options={
                "verbose_name": "use of the guide",
                "verbose_name_plural": "uses of the guide",
                "ordering": ["day", "topic", "language", "place"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "topic", "language", "place"),
                        name="guide_counted_once_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "phone"),
                            ("fax", "fax"),
                            ("text", "text message"),
                            ("email", "e-mail"),
                            ("web", "website"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=300, verbose_name="number or address")),
                ("label", models.JSONField(blank=True, default=dict, verbose_name="what for")),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_points",
                        to="partners.location",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact point",
                "verbose_name_plural": "contact points",
                "ordering": ["organisation", "sort", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source"),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="address")),
                (
                    "kind",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of institution"),
                ),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name")),
                (
                    "alternate_name",
                    models.JSONField(blank=True, default=dict, verbose_name="other name"),
                ),
                ("sort_key", models.CharField(editable=False, max_length=200)),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                ("alert", models.JSONField(blank=True, default=dict, verbose_name="notice")),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of the institution"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("hidden", "hidden"),
                            ("archived", "closed for good"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("seen", "seen in a public source"),
                            ("memory", "from memory, to be checked"),
                        ],
                        default="memory",
                        max_length=10,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "upkeep_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail for confirming"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True,
                        choices=[("partner", "the place itself"), ("staff", "the welcome center")],
                        max_length=10,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "hours_confirmed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="opening hours confirmed on"
                    ),
                ),
                (
                    "confirm_months",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="confirm every (months)"
                    ),
                ),
                (
                    "hours_months",
                    models.PositiveSmallIntegerField(
                        default=3, verbose_name="confirm hours every (months)"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be confirmed by"),
                ),
                (
                    "hours_due_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="hours to be confirmed by"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="colleague who minds it",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "directory entry",
                "verbose_name_plural": "directory entries",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MistakeReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=1000, verbose_name="what is wrong")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "dealt with")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True, verbose_name="dealt with")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mistakes",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "reported mistake",
                "verbose_name_plural": "reported mistakes",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "is_lead",
                    models.BooleanField(default=False, verbose_name="may invite colleagues"),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "partner contact of an entry",
                "verbose_name_plural": "partner contacts of entries",
                "ordering": ["organisation", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MemberInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "is_lead",
                    models.BooleanField(default=False, verbose_name="may invite colleagues"),
                ),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="membership",
                        to="foundation.invitation",
                    ),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "invited partner contact",
                "verbose_name_plural": "invited partner contacts",
                "ordering": ["organisation", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LocationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source"),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("physical", "place to come to"),
                            ("postal", "postal address"),
                            ("virtual", "online"),
                        ],
                        default="physical",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name")),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                ("street", models.CharField(blank=True, max_length=160, verbose_name="street")),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=12, verbose_name="postal code"),
                ),
                ("city", models.CharField(blank=True, max_length=80, verbose_name="town")),
                (
                    "state_province",
                    models.CharField(blank=True, max_length=60, verbose_name="federal state"),
                ),
                ("country", models.CharField(default="DE", max_length=2, verbose_name="country")),
                (
                    "ags",
                    models.CharField(
                        blank=True, max_length=8, verbose_name="official municipality key"
                    ),
                ),
                (
                    "latitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[partners.directory.kinds.check_latitude],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.FloatField(
                        blank=True,
                        null=True,
                        validators=[partners.directory.kinds.check_longitude],
                        verbose_name="longitude",
                    ),
                ),
                (
                    "way",
                    models.JSONField(blank=True, default=dict, verbose_name="how to get there"),
                ),
                (
                    "accessibility",
                    models.JSONField(blank=True, default=dict, verbose_name="accessibility"),
                ),
                (
                    "is_accessible",
                    models.BooleanField(blank=True, null=True, verbose_name="step-free access"),
                ),
                (
                    "url",
                    models.URLField(blank=True, max_length=300, verbose_name="address on the web"),
                ),
                (
                    "hours",
                    models.CharField(
                        blank=True,
                        max_length=500,
                        validators=[partners.directory.hours.check_hours],
                        verbose_name="opening hours",
                    ),
                ),
                (
                    "hours_note",
                    models.JSONField(blank=True, default=dict, verbose_name="note on the hours"),
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
                        to="partners.location",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="location",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="locations",
                to="partners.organisation",
            ),
        ),
        migrations.CreateModel(
            name="ContactPointEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("phone", "phone"),
                            ("fax", "fax"),
                            ("text", "text message"),
                            ("email", "e-mail"),
                            ("web", "website"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("value", models.CharField(max_length=300, verbose_name="number or address")),
                ("label", models.JSONField(blank=True, default=dict, verbose_name="what for")),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
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
                        to="partners.contactpoint",
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.location",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contact_points",
                to="partners.organisation",
            ),
        ),
        migrations.CreateModel(
            name="ConfirmationRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                ("recipient", models.EmailField(max_length=254, verbose_name="e-mail")),
                (
                    "only_hours",
                    models.BooleanField(default=False, verbose_name="opening hours only"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "sent"),
                            ("answered", "answered"),
                            ("refused", "refused by the mail server"),
                            ("expired", "expired"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("sent_at", models.DateTimeField(verbose_name="sent")),
                (
                    "reminders",
                    models.PositiveSmallIntegerField(default=0, verbose_name="reminders"),
                ),
                (
                    "reminded_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="reminded"),
                ),
                (
                    "answered_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="answered"),
                ),
                ("expires_at", models.DateTimeField(verbose_name="good until")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmation_requests",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "request to confirm",
                "verbose_name_plural": "requests to confirm",
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ChangeProposal",
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
                            ("organisation", "entry"),
                            ("location", "place"),
                            ("service", "service"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                ("target", models.UUIDField(blank=True, editable=False, null=True)),
                ("before", models.JSONField(blank=True, default=dict)),
                ("after", models.JSONField(default=dict)),
                ("based_on_version", models.PositiveIntegerField(default=1)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "waits for approval"),
                            ("approved", "approved"),
                            ("declined", "declined"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposals",
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed change",
                "verbose_name_plural": "proposed changes",
                "ordering": ["created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("source", models.CharField(blank=True, max_length=40, verbose_name="source")),
                (
                    "external_id",
                    models.CharField(blank=True, max_length=80, verbose_name="key in the source"),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("slug", models.SlugField(db_index=False, max_length=80, verbose_name="address")),
                (
                    "kind",
                    models.CharField(blank=True, max_length=40, verbose_name="kind of institution"),
                ),
                ("name", models.JSONField(blank=True, default=dict, verbose_name="name")),
                (
                    "alternate_name",
                    models.JSONField(blank=True, default=dict, verbose_name="other name"),
                ),
                ("sort_key", models.CharField(editable=False, max_length=200)),
                (
                    "description",
                    models.JSONField(blank=True, default=dict, verbose_name="description"),
                ),
                ("alert", models.JSONField(blank=True, default=dict, verbose_name="notice")),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail of the institution"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("published", "published"),
                            ("hidden", "hidden"),
                            ("archived", "closed for good"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("seen", "seen in a public source"),
                            ("memory", "from memory, to be checked"),
                        ],
                        default="memory",
                        max_length=10,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "upkeep_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="e-mail for confirming"
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="confirmed on"),
                ),
                (
                    "confirmed_by",
                    models.CharField(
                        blank=True,
                        choices=[("partner", "the place itself"), ("staff", "the welcome center")],
                        max_length=10,
                        verbose_name="confirmed by",
                    ),
                ),
                (
                    "hours_confirmed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="opening hours confirmed on"
                    ),
                ),
                (
                    "confirm_months",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="confirm every (months)"
                    ),
                ),
                (
                    "hours_months",
                    models.PositiveSmallIntegerField(
                        default=3, verbose_name="confirm hours every (months)"
                    ),
                ),
                (
                    "due_on",
                    models.DateField(blank=True, null=True, verbose_name="to be confirmed by"),
                ),
                (
                    "hours_due_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="hours to be confirmed by"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="colleague who minds it",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="partners.organisation",
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
                        to="partners.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RequiredDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.JSONField(blank=True, default=dict, verbose_name="own words")),
                (
                    "url",
                    models.URLField(blank=True, max_length=300, verbose_name="form on the web"),
                ),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="foundation.listcode",
                    ),
                ),
            ],
            options={
                "verbose_name": "document to bring",
                "verbose_name_plural": "documents to bring",
                "ordering": ["service", "sort", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RequiredDocumentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("words", models.JSONField(blank=True, default=dict, verbose_name="own words")),
                (
                    "url",
                    models.URLField(blank=True, max_length=300, verbose_name="form on the web"),
                ),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                (
                    "document",
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
                        to="partners.requireddocument",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("based_on", models.JSONField(blank=True, default=dict, editable=False)),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="code")),
                (
                    "topic",
                    models.CharField(
                        help_text="A topic, a group of topics, or * for all.",
                        max_length=40,
                        verbose_name="topic",
                    ),
                ),
                (
                    "residences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        help_text="Statuses or groups of statuses; none: everybody.",
                        size=None,
                        verbose_name="residence",
                    ),
                ),
                (
                    "condition",
                    models.CharField(blank=True, max_length=200, verbose_name="condition"),
                ),
                ("target", models.CharField(max_length=40, verbose_name="kind of institution")),
                ("priority", models.PositiveSmallIntegerField(default=1, verbose_name="priority")),
                ("hint", models.JSONField(default=dict, verbose_name="hint")),
                (
                    "documents",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="documents",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("source_url", models.URLField(blank=True, max_length=300, verbose_name="source")),
                (
                    "evidence",
                    models.CharField(
                        choices=[
                            ("seen", "seen in a public source"),
                            ("memory", "from memory, to be checked"),
                        ],
                        default="memory",
                        max_length=10,
                        verbose_name="evidence",
                    ),
                ),
                (
                    "reviewed_on",
                    models.DateField(blank=True, null=True, verbose_name="last checked"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="It stays as it is when the rules are loaded again.",
                        verbose_name="changed by this center",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "rule",
                "verbose_name_plural": "rules",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to", None),
                            ("valid_from", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="rule_of_responsibility_is_valid_for_a_time",
                    )
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="new_edition_of_rules",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\n            INSERT INTO partners_ruleedition (is_only, edition) VALUES (TRUE, gen_random_uuid())\n            ON CONFLICT (is_only) DO UPDATE SET edition = EXCLUDED.edition;\n            RETURN NULL;\n        ",
                    hash="cd7427a75dde11422f808cf60b3ee8baec9611a3",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_new_edition_of_rules_6eacb",
                    table="partners_rule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_ruleevent" ("based_on", "changed_at", "code", "condition", "documents", "evidence", "hint", "id", "is_active", "is_own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "residences", "reviewed_on", "source_url", "target", "topic", "valid_from", "valid_to", "version") VALUES (NEW."based_on", NEW."changed_at", NEW."code", NEW."condition", NEW."documents", NEW."evidence", NEW."hint", NEW."id", NEW."is_active", NEW."is_own", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."priority", NEW."residences", NEW."reviewed_on", NEW."source_url", NEW."target", NEW."topic", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="fbff4230c0e302c659ad740c1fdffbe02131fae7",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1743b",
                    table="partners_rule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_ruleevent" ("based_on", "changed_at", "code", "condition", "documents", "evidence", "hint", "id", "is_active", "is_own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "residences", "reviewed_on", "source_url", "target", "topic", "valid_from", "valid_to", "version") VALUES (NEW."based_on", NEW."changed_at", NEW."code", NEW."condition", NEW."documents", NEW."evidence", NEW."hint", NEW."id", NEW."is_active", NEW."is_own", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."priority", NEW."residences", NEW."reviewed_on", NEW."source_url", NEW."target", NEW."topic", NEW."valid_from", NEW."valid_to", NEW."version"); RETURN NULL;',
                    hash="477fb8b19979cd23a7323a10927133c29e7ecfef",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_0930d",
                    table="partners_rule",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="rule",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_ruleevent" ("based_on", "changed_at", "code", "condition", "documents", "evidence", "hint", "id", "is_active", "is_own", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "residences", "reviewed_on", "source_url", "target", "topic", "valid_from", "valid_to", "version") VALUES (OLD."based_on", OLD."changed_at", OLD."code", OLD."condition", OLD."documents", OLD."evidence", OLD."hint", OLD."id", OLD."is_active", OLD."is_own", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."priority", OLD."residences", OLD."reviewed_on", OLD."source_url", OLD."target", OLD."topic", OLD."valid_from", OLD."valid_to", OLD."version"); RETURN NULL;',
                    hash="9c25977dac4386c117f1cbb6d1832ba8b5f71ec0",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e5816",
                    table="partners_rule",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="ruledoubt",
            name="rule",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="doubts",
                to="partners.rule",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_only", True)), name="only_one_edition_of_rules"
            ),
        ),
        migrations.AddField(
            model_name="ruleevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="ruleevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partners.rule",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="services",
                to="partners.organisation",
            ),
        ),
        migrations.AddField(
            model_name="requireddocumentevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partners.service",
            ),
        ),
        migrations.AddField(
            model_name="requireddocument",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="required_documents",
                to="partners.service",
            ),
        ),
        migrations.AddField(
            model_name="contactpointevent",
            name="service",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partners.service",
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="service",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="contact_points",
                to="partners.service",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="location",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="offers",
                to="partners.location",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocation",
            name="service",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="partners.service",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocationevent",
            name="location",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partners.location",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocationevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocationevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partners.serviceatlocation",
            ),
        ),
        migrations.AddField(
            model_name="serviceatlocationevent",
            name="service",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partners.service",
            ),
        ),
        migrations.AddField(
            model_name="serviceevent",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="partners.organisation",
            ),
        ),
        migrations.AddField(
            model_name="serviceevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="serviceevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="partners.service",
            ),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["due_on"], name="partners_or_due_on_349b06_idx"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["sort_key", "id"], name="partners_or_sort_ke_01b268_idx"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("source", "external_id"),
                name="organisation_once_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", ""), ("confirmed_on", None)),
                    models.Q(
                        ("confirmed_on__isnull", False),
                        models.Q(("confirmed_by", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="confirmed_on_a_day_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("slug__in", ("confirm", "places", "questions", "referrals")), _negated=True
                ),
                name="entry_address_is_no_page",
                violation_error_message="A page has this address. Please choose another one.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="touch_services",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE partners_service SET id = id WHERE organisation_id = NEW.id; RETURN NULL;",
                    hash="b26452ee6e0808a94c79c2cdaded4acb94a2b6bc",
                    operation='UPDATE OF "name", "alternate_name", "description", "kind"',
                    pgid="pgtrigger_touch_services_aa0ff",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alert" IS DISTINCT FROM (NEW."alert") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."parent_id" IS DISTINCT FROM (NEW."parent_id") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."website" IS DISTINCT FROM (NEW."website"))',
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (SELECT id FROM partners_service WHERE organisation_id = NEW.id);\nRETURN NULL;\n",
                    hash="148eaf94b3e9b9a715de14fc00bd57dedf6312b6",
                    operation="UPDATE",
                    pgid="pgtrigger_note_change_c31e8",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="note_parent",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (\nSELECT s.id FROM partners_service s JOIN partners_organisation o ON o.id = s.organisation_id\nWHERE o.parent_id = NEW.id\n);\nRETURN NULL;\n",
                    hash="b8792c93a42fb96223ed4bf5a441cbf2925541d9",
                    operation="UPDATE",
                    pgid="pgtrigger_note_parent_a7847",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="note_in_the_directory",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO partners_directorychange DEFAULT VALUES; RETURN NULL;",
                    hash="051af08645a0f2a55cb104b7b9e46c09f4eba6aa",
                    level="STATEMENT",
                    operation='INSERT OR UPDATE OF "kind", "sort_key", "state", "confirmed_on", "due_on", "hours_due_on" OR DELETE',
                    pgid="pgtrigger_note_in_the_directory_d2950",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_organisationevent" ("alert", "alternate_name", "based_on", "changed_at", "confirm_months", "confirmed_by", "confirmed_on", "created_at", "description", "due_on", "email", "evidence", "external_id", "hours_confirmed_on", "hours_due_on", "hours_months", "id", "kind", "name", "owner_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "sort_key", "source", "state", "upkeep_email", "uuid", "version", "website") VALUES (NEW."alert", NEW."alternate_name", NEW."based_on", NEW."changed_at", NEW."confirm_months", NEW."confirmed_by", NEW."confirmed_on", NEW."created_at", NEW."description", NEW."due_on", NEW."email", NEW."evidence", NEW."external_id", NEW."hours_confirmed_on", NEW."hours_due_on", NEW."hours_months", NEW."id", NEW."kind", NEW."name", NEW."owner_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."sort_key", NEW."source", NEW."state", NEW."upkeep_email", NEW."uuid", NEW."version", NEW."website"); RETURN NULL;',
                    hash="7c399a28bc26a0729303576847b68585721fc013",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ce7ac",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_organisationevent" ("alert", "alternate_name", "based_on", "changed_at", "confirm_months", "confirmed_by", "confirmed_on", "created_at", "description", "due_on", "email", "evidence", "external_id", "hours_confirmed_on", "hours_due_on", "hours_months", "id", "kind", "name", "owner_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "sort_key", "source", "state", "upkeep_email", "uuid", "version", "website") VALUES (NEW."alert", NEW."alternate_name", NEW."based_on", NEW."changed_at", NEW."confirm_months", NEW."confirmed_by", NEW."confirmed_on", NEW."created_at", NEW."description", NEW."due_on", NEW."email", NEW."evidence", NEW."external_id", NEW."hours_confirmed_on", NEW."hours_due_on", NEW."hours_months", NEW."id", NEW."kind", NEW."name", NEW."owner_id", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."sort_key", NEW."source", NEW."state", NEW."upkeep_email", NEW."uuid", NEW."version", NEW."website"); RETURN NULL;',
                    hash="606299f604ef77ebdbbd941e097bb07395399322",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_8fb0e",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_organisationevent" ("alert", "alternate_name", "based_on", "changed_at", "confirm_months", "confirmed_by", "confirmed_on", "created_at", "description", "due_on", "email", "evidence", "external_id", "hours_confirmed_on", "hours_due_on", "hours_months", "id", "kind", "name", "owner_id", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "sort_key", "source", "state", "upkeep_email", "uuid", "version", "website") VALUES (OLD."alert", OLD."alternate_name", OLD."based_on", OLD."changed_at", OLD."confirm_months", OLD."confirmed_by", OLD."confirmed_on", OLD."created_at", OLD."description", OLD."due_on", OLD."email", OLD."evidence", OLD."external_id", OLD."hours_confirmed_on", OLD."hours_due_on", OLD."hours_months", OLD."id", OLD."kind", OLD."name", OLD."owner_id", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."sort_key", OLD."source", OLD."state", OLD."upkeep_email", OLD."uuid", OLD."version", OLD."website"); RETURN NULL;',
                    hash="5dcf6dc3a91cc1f1ce6befceeeedf26488f2d5c5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7d3a7",
                    table="partners_organisation",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("organisation", "user"), name="member_once"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="locationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6f3d4fa1a29dcd02e7571e656ca73fd9deab4790",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_17d44",
                    table="partners_locationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("source", "external_id"),
                name="location_once_a_source",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="location",
            trigger=pgtrigger.compiler.Trigger(
                name="touch_services",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE partners_service SET id = id WHERE id IN (SELECT service_id FROM partners_serviceatlocation WHERE location_id = NEW.id); RETURN NULL;",
                    hash="9353a547c5d44ce04952be4c36403d4084a4cf27",
                    operation='UPDATE OF "ags", "hours", "is_accessible"',
                    pgid="pgtrigger_touch_services_7b960",
                    table="partners_location",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="location",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."accessibility" IS DISTINCT FROM (NEW."accessibility") OR OLD."city" IS DISTINCT FROM (NEW."city") OR OLD."country" IS DISTINCT FROM (NEW."country") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."hours_note" IS DISTINCT FROM (NEW."hours_note") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."latitude" IS DISTINCT FROM (NEW."latitude") OR OLD."longitude" IS DISTINCT FROM (NEW."longitude") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."postal_code" IS DISTINCT FROM (NEW."postal_code") OR OLD."state_province" IS DISTINCT FROM (NEW."state_province") OR OLD."street" IS DISTINCT FROM (NEW."street") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."way" IS DISTINCT FROM (NEW."way"))',
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (SELECT service_id FROM partners_serviceatlocation WHERE location_id = NEW.id);\nRETURN NULL;\n",
                    hash="b01de76b5874a66d00ea363c556469ec3814b2ba",
                    operation="UPDATE",
                    pgid="pgtrigger_note_change_c18eb",
                    table="partners_location",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="location",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_locationevent" ("accessibility", "ags", "based_on", "city", "country", "description", "external_id", "hours", "hours_note", "id", "is_accessible", "kind", "latitude", "longitude", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "source", "state_province", "street", "url", "uuid", "way") VALUES (NEW."accessibility", NEW."ags", NEW."based_on", NEW."city", NEW."country", NEW."description", NEW."external_id", NEW."hours", NEW."hours_note", NEW."id", NEW."is_accessible", NEW."kind", NEW."latitude", NEW."longitude", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postal_code", NEW."source", NEW."state_province", NEW."street", NEW."url", NEW."uuid", NEW."way"); RETURN NULL;',
                    hash="144d30166967798665a713c03bec3ff1c1188fa3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6638d",
                    table="partners_location",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="location",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_locationevent" ("accessibility", "ags", "based_on", "city", "country", "description", "external_id", "hours", "hours_note", "id", "is_accessible", "kind", "latitude", "longitude", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "source", "state_province", "street", "url", "uuid", "way") VALUES (NEW."accessibility", NEW."ags", NEW."based_on", NEW."city", NEW."country", NEW."description", NEW."external_id", NEW."hours", NEW."hours_note", NEW."id", NEW."is_accessible", NEW."kind", NEW."latitude", NEW."longitude", NEW."name", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postal_code", NEW."source", NEW."state_province", NEW."street", NEW."url", NEW."uuid", NEW."way"); RETURN NULL;',
                    hash="9421f066347a24420410232b320fb4d2a6c8d66b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_cdbf8",
                    table="partners_location",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="location",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_locationevent" ("accessibility", "ags", "based_on", "city", "country", "description", "external_id", "hours", "hours_note", "id", "is_accessible", "kind", "latitude", "longitude", "name", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postal_code", "source", "state_province", "street", "url", "uuid", "way") VALUES (OLD."accessibility", OLD."ags", OLD."based_on", OLD."city", OLD."country", OLD."description", OLD."external_id", OLD."hours", OLD."hours_note", OLD."id", OLD."is_accessible", OLD."kind", OLD."latitude", OLD."longitude", OLD."name", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."postal_code", OLD."source", OLD."state_province", OLD."street", OLD."url", OLD."uuid", OLD."way"); RETURN NULL;',
                    hash="0fab28ef75be875567c8d222f42cae5b62a18c7b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_73e81",
                    table="partners_location",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmationrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("organisation",),
                name="one_open_request_an_entry",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmationrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", False), ("state", "answered")),
                    models.Q(models.Q(("state", "answered"), _negated=True), ("answered_at", None)),
                    _connector="OR",
                ),
                name="request_answered_exactly_when_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="changeproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "open")),
                    models.Q(
                        models.Q(("state", "open"), _negated=True), ("decided_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="proposal_decided_exactly_when_dated",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="organisationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="824489acf6c4ab95b0a7fd59734fd25844e79367",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_68049",
                    table="partners_organisationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ruleevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="12a4a24ab907280631f4ddc7e6554994bdc40417",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_7cbad",
                    table="partners_ruleevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["document"], name="service_document"
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="service_words", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["topics", "languages", "areas"], name="service_codes"
            ),
        ),
        migrations.AddIndex(
            model_name="service",
            index=models.Index(fields=["changed_at", "id"], name="service_changed"),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.UniqueConstraint(
                condition=models.Q(("external_id", ""), _negated=True),
                fields=("source", "external_id"),
                name="service_once_a_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("waiting_weeks", None), ("capacity", "waiting"), _connector="OR"
                ),
                name="service_waits_only_with_a_list",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minimum_age", None),
                    ("maximum_age", None),
                    ("minimum_age__lte", models.F("maximum_age")),
                    _connector="OR",
                ),
                name="service_ages_in_order",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="write_search",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    declare="DECLARE office record; topics_de text; topics_en text; topics_ar text; kind text;",
                    func="\nSELECT o.* INTO office FROM partners_organisation o WHERE o.id = NEW.organisation_id;\nSELECT string_agg(t.labels->>'de', ' '), string_agg(t.labels->>'en', ' '),\n       string_agg(t.labels->>'ar', ' ')\n  INTO topics_de, topics_en, topics_ar FROM foundation_topic t WHERE t.code = ANY(NEW.topics);\nSELECT concat_ws(' ', k.labels->>'de', k.labels->>'en') INTO kind\n  FROM foundation_listcode k WHERE k.list = 'org_type' AND k.code = office.kind;\nNEW.document :=\n     setweight(to_tsvector('german', unaccent(concat_ws(' ', office.name->>'de',\n       office.alternate_name->>'de', NEW.name->>'de', NEW.alternate_name->>'de'))), 'A')\n  || setweight(to_tsvector('german', unaccent(concat_ws(' ', kind, topics_de))), 'B')\n  || setweight(to_tsvector('german', unaccent(concat_ws(' ', office.description->>'de',\n       NEW.description->>'de', NEW.eligibility->>'de'))), 'C')\n  || setweight(to_tsvector('english', unaccent(concat_ws(' ', office.name->>'en',\n       NEW.name->>'en'))), 'A')\n  || setweight(to_tsvector('english', unaccent(concat_ws(' ', topics_en,\n       office.description->>'en', NEW.description->>'en'))), 'C')\n  || setweight(to_tsvector('arabic', concat_ws(' ', office.name->>'ar', NEW.name->>'ar')), 'A')\n  || setweight(to_tsvector('arabic', concat_ws(' ', topics_ar, office.description->>'ar',\n       NEW.description->>'ar')), 'C');\nNEW.words := lower(unaccent(concat_ws(' ', office.name->>'de', office.alternate_name->>'de',\n  NEW.name->>'de', NEW.name->>'en', topics_de, topics_en, kind)));\nSELECT coalesce(array_agg(DISTINCT l.ags) FILTER (WHERE l.ags <> ''), '{}'),\n       coalesce(array_agg(DISTINCT left(l.ags, 2) || ' ' || h.hours)\n         FILTER (WHERE h.hours <> ''), '{}'),\n       coalesce(bool_or(l.is_accessible), false)\n  INTO NEW.towns, NEW.opening, NEW.has_step_free_access\n  FROM partners_serviceatlocation s\n  JOIN partners_location l ON l.id = s.location_id\n  CROSS JOIN LATERAL (\n    SELECT coalesce(nullif(s.hours, ''), nullif(l.hours, ''), NEW.hours) AS hours\n  ) h\n  WHERE s.service_id = NEW.id;\nIF NEW.opening = '{}' AND NEW.hours <> '' THEN NEW.opening := ARRAY[' ' || NEW.hours]; END IF;\nNEW.changed_at := now();\nRETURN NEW;\n",
                    hash="fe31910aa16d4234842319c7ce957ccdb31f3d9e",
                    operation="INSERT OR UPDATE",
                    pgid="pgtrigger_write_search_0842a",
                    table="partners_service",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="note_in_the_directory",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="INSERT INTO partners_directorychange DEFAULT VALUES; RETURN NULL;",
                    hash="c9224be52f49400f74921b522ab89f972c382f22",
                    level="STATEMENT",
                    operation="INSERT OR UPDATE OR DELETE",
                    pgid="pgtrigger_note_in_the_directory_9bcbc",
                    table="partners_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_serviceevent" ("alert", "alternate_name", "areas", "based_on", "by_appointment", "capacity", "confirmed_on", "created_at", "description", "eligibility", "email", "evidence", "external_id", "external_key", "fee", "fee_amount", "genders", "has_interpreting", "hours", "hours_note", "id", "interpreting", "is_free", "language_days", "languages", "maximum_age", "minimum_age", "modes", "name", "organisation_id", "paused_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_way_in", "residence_groups", "sort", "source", "state", "topics", "url", "uuid", "version", "waiting_weeks", "way_in") VALUES (NEW."alert", NEW."alternate_name", NEW."areas", NEW."based_on", NEW."by_appointment", NEW."capacity", NEW."confirmed_on", NEW."created_at", NEW."description", NEW."eligibility", NEW."email", NEW."evidence", NEW."external_id", NEW."external_key", NEW."fee", NEW."fee_amount", NEW."genders", NEW."has_interpreting", NEW."hours", NEW."hours_note", NEW."id", NEW."interpreting", NEW."is_free", NEW."language_days", NEW."languages", NEW."maximum_age", NEW."minimum_age", NEW."modes", NEW."name", NEW."organisation_id", NEW."paused_until", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."professional_way_in", NEW."residence_groups", NEW."sort", NEW."source", NEW."state", NEW."topics", NEW."url", NEW."uuid", NEW."version", NEW."waiting_weeks", NEW."way_in"); RETURN NULL;',
                    hash="1840a5c57973dbb74d689fddd9d1f7f4655a2a69",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_12fd4",
                    table="partners_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."alert" IS DISTINCT FROM (NEW."alert") OR OLD."alternate_name" IS DISTINCT FROM (NEW."alternate_name") OR OLD."areas" IS DISTINCT FROM (NEW."areas") OR OLD."based_on" IS DISTINCT FROM (NEW."based_on") OR OLD."by_appointment" IS DISTINCT FROM (NEW."by_appointment") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."confirmed_on" IS DISTINCT FROM (NEW."confirmed_on") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."description" IS DISTINCT FROM (NEW."description") OR OLD."eligibility" IS DISTINCT FROM (NEW."eligibility") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."evidence" IS DISTINCT FROM (NEW."evidence") OR OLD."external_id" IS DISTINCT FROM (NEW."external_id") OR OLD."external_key" IS DISTINCT FROM (NEW."external_key") OR OLD."fee" IS DISTINCT FROM (NEW."fee") OR OLD."fee_amount" IS DISTINCT FROM (NEW."fee_amount") OR OLD."genders" IS DISTINCT FROM (NEW."genders") OR OLD."has_interpreting" IS DISTINCT FROM (NEW."has_interpreting") OR OLD."hours" IS DISTINCT FROM (NEW."hours") OR OLD."hours_note" IS DISTINCT FROM (NEW."hours_note") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."interpreting" IS DISTINCT FROM (NEW."interpreting") OR OLD."is_free" IS DISTINCT FROM (NEW."is_free") OR OLD."language_days" IS DISTINCT FROM (NEW."language_days") OR OLD."languages" IS DISTINCT FROM (NEW."languages") OR OLD."maximum_age" IS DISTINCT FROM (NEW."maximum_age") OR OLD."minimum_age" IS DISTINCT FROM (NEW."minimum_age") OR OLD."modes" IS DISTINCT FROM (NEW."modes") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."organisation_id" IS DISTINCT FROM (NEW."organisation_id") OR OLD."paused_until" IS DISTINCT FROM (NEW."paused_until") OR OLD."professional_way_in" IS DISTINCT FROM (NEW."professional_way_in") OR OLD."residence_groups" IS DISTINCT FROM (NEW."residence_groups") OR OLD."sort" IS DISTINCT FROM (NEW."sort") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state") OR OLD."topics" IS DISTINCT FROM (NEW."topics") OR OLD."url" IS DISTINCT FROM (NEW."url") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."waiting_weeks" IS DISTINCT FROM (NEW."waiting_weeks") OR OLD."way_in" IS DISTINCT FROM (NEW."way_in"))',
                    func='INSERT INTO "partners_serviceevent" ("alert", "alternate_name", "areas", "based_on", "by_appointment", "capacity", "confirmed_on", "created_at", "description", "eligibility", "email", "evidence", "external_id", "external_key", "fee", "fee_amount", "genders", "has_interpreting", "hours", "hours_note", "id", "interpreting", "is_free", "language_days", "languages", "maximum_age", "minimum_age", "modes", "name", "organisation_id", "paused_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_way_in", "residence_groups", "sort", "source", "state", "topics", "url", "uuid", "version", "waiting_weeks", "way_in") VALUES (NEW."alert", NEW."alternate_name", NEW."areas", NEW."based_on", NEW."by_appointment", NEW."capacity", NEW."confirmed_on", NEW."created_at", NEW."description", NEW."eligibility", NEW."email", NEW."evidence", NEW."external_id", NEW."external_key", NEW."fee", NEW."fee_amount", NEW."genders", NEW."has_interpreting", NEW."hours", NEW."hours_note", NEW."id", NEW."interpreting", NEW."is_free", NEW."language_days", NEW."languages", NEW."maximum_age", NEW."minimum_age", NEW."modes", NEW."name", NEW."organisation_id", NEW."paused_until", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."professional_way_in", NEW."residence_groups", NEW."sort", NEW."source", NEW."state", NEW."topics", NEW."url", NEW."uuid", NEW."version", NEW."waiting_weeks", NEW."way_in"); RETURN NULL;',
                    hash="53a4e5eac0c58ae7dbe79db75afa5cbd2c179437",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c645c",
                    table="partners_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="service",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_serviceevent" ("alert", "alternate_name", "areas", "based_on", "by_appointment", "capacity", "confirmed_on", "created_at", "description", "eligibility", "email", "evidence", "external_id", "external_key", "fee", "fee_amount", "genders", "has_interpreting", "hours", "hours_note", "id", "interpreting", "is_free", "language_days", "languages", "maximum_age", "minimum_age", "modes", "name", "organisation_id", "paused_until", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "professional_way_in", "residence_groups", "sort", "source", "state", "topics", "url", "uuid", "version", "waiting_weeks", "way_in") VALUES (OLD."alert", OLD."alternate_name", OLD."areas", OLD."based_on", OLD."by_appointment", OLD."capacity", OLD."confirmed_on", OLD."created_at", OLD."description", OLD."eligibility", OLD."email", OLD."evidence", OLD."external_id", OLD."external_key", OLD."fee", OLD."fee_amount", OLD."genders", OLD."has_interpreting", OLD."hours", OLD."hours_note", OLD."id", OLD."interpreting", OLD."is_free", OLD."language_days", OLD."languages", OLD."maximum_age", OLD."minimum_age", OLD."modes", OLD."name", OLD."organisation_id", OLD."paused_until", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."professional_way_in", OLD."residence_groups", OLD."sort", OLD."source", OLD."state", OLD."topics", OLD."url", OLD."uuid", OLD."version", OLD."waiting_weeks", OLD."way_in"); RETURN NULL;',
                    hash="99412498b57c808d1557da22918e488a6d7ef73f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_18197",
                    table="partners_service",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocumentevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="e82b0c1ce60d50aba4e012a4351ec55465d45e30",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_cd415",
                    table="partners_requireddocumentevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="requireddocument",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("document__isnull", False),
                    models.Q(("words", {}), _negated=True),
                    _connector="OR",
                ),
                name="document_has_a_code_or_words",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (SELECT NEW.service_id);\nRETURN NULL;\n",
                    hash="e10dc1edd1cc729d35f77fe277988bd2ac9a166c",
                    operation="INSERT",
                    pgid="pgtrigger_note_change_added_7708a",
                    table="partners_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change_written",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (SELECT NEW.service_id UNION ALL SELECT OLD.service_id);\nRETURN NULL;\n",
                    hash="19af4ac1bb0cf130ad98ad788ddbecfa0181d3e6",
                    operation="UPDATE",
                    pgid="pgtrigger_note_change_written_600a9",
                    table="partners_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change_removed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (SELECT OLD.service_id);\nRETURN NULL;\n",
                    hash="d829be355a39a3dd181ddcfbe111aebb81760878",
                    operation="DELETE",
                    pgid="pgtrigger_note_change_removed_c4756",
                    table="partners_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_requireddocumentevent" ("based_on", "document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "sort", "url", "uuid", "words") VALUES (NEW."based_on", NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."sort", NEW."url", NEW."uuid", NEW."words"); RETURN NULL;',
                    hash="0b7dcbe372c754eef265425dd7ec23627c52c2f3",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_75937",
                    table="partners_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_requireddocumentevent" ("based_on", "document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "sort", "url", "uuid", "words") VALUES (NEW."based_on", NEW."document_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."sort", NEW."url", NEW."uuid", NEW."words"); RETURN NULL;',
                    hash="cf86d0911021184132a17ec75bdecb73bfd78290",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2e8e8",
                    table="partners_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="requireddocument",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_requireddocumentevent" ("based_on", "document_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "sort", "url", "uuid", "words") VALUES (OLD."based_on", OLD."document_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."sort", OLD."url", OLD."uuid", OLD."words"); RETURN NULL;',
                    hash="becd21d9d5dd99cbf9484f0abd808a1aeda01789",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f7983",
                    table="partners_requireddocument",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpointevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="6db862d44aa15379580ede3ce84400d27c7306e5",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_04fa9",
                    table="partners_contactpointevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (\nSELECT NEW.service_id WHERE NEW.service_id IS NOT NULL\nUNION ALL SELECT l.service_id FROM partners_serviceatlocation l\n  WHERE NEW.service_id IS NULL AND l.location_id = NEW.location_id\nUNION ALL SELECT s.id FROM partners_service s\n  WHERE NEW.service_id IS NULL AND NEW.location_id IS NULL\n  AND s.organisation_id = NEW.organisation_id\n);\nRETURN NULL;\n",
                    hash="7d22c205dc4529581ec53a98bbc33ed6460bd663",
                    operation="INSERT",
                    pgid="pgtrigger_note_change_added_ef77e",
                    table="partners_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change_written",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (\nSELECT NEW.service_id WHERE NEW.service_id IS NOT NULL\nUNION ALL SELECT l.service_id FROM partners_serviceatlocation l\n  WHERE NEW.service_id IS NULL AND l.location_id = NEW.location_id\nUNION ALL SELECT s.id FROM partners_service s\n  WHERE NEW.service_id IS NULL AND NEW.location_id IS NULL\n  AND s.organisation_id = NEW.organisation_id\n UNION ALL \nSELECT OLD.service_id WHERE OLD.service_id IS NOT NULL\nUNION ALL SELECT l.service_id FROM partners_serviceatlocation l\n  WHERE OLD.service_id IS NULL AND l.location_id = OLD.location_id\nUNION ALL SELECT s.id FROM partners_service s\n  WHERE OLD.service_id IS NULL AND OLD.location_id IS NULL\n  AND s.organisation_id = OLD.organisation_id\n);\nRETURN NULL;\n",
                    hash="05925f49537d3055c929984938c807c527a85198",
                    operation="UPDATE",
                    pgid="pgtrigger_note_change_written_219b9",
                    table="partners_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="note_change_removed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nUPDATE partners_service SET id = id WHERE changed_at < now() AND id IN (\nSELECT OLD.service_id WHERE OLD.service_id IS NOT NULL\nUNION ALL SELECT l.service_id FROM partners_serviceatlocation l\n  WHERE OLD.service_id IS NULL AND l.location_id = OLD.location_id\nUNION ALL SELECT s.id FROM partners_service s\n  WHERE OLD.service_id IS NULL AND OLD.location_id IS NULL\n  AND s.organisation_id = OLD.organisation_id\n);\nRETURN NULL;\n",
                    hash="584a11c720667aec30847da57a33f67409f264bc",
                    operation="DELETE",
                    pgid="pgtrigger_note_change_removed_096a1",
                    table="partners_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_contactpointevent" ("based_on", "id", "kind", "label", "location_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "sort", "uuid", "value") VALUES (NEW."based_on", NEW."id", NEW."kind", NEW."label", NEW."location_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."sort", NEW."uuid", NEW."value"); RETURN NULL;',
                    hash="70e003ad841d9445adf303e3ac86044e526587dc",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_c1f9f",
                    table="partners_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_contactpointevent" ("based_on", "id", "kind", "label", "location_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "sort", "uuid", "value") VALUES (NEW."based_on", NEW."id", NEW."kind", NEW."label", NEW."location_id", NEW."organisation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."sort", NEW."uuid", NEW."value"); RETURN NULL;',
                    hash="244b89a8a60885b26a6405f6673033cfb5aa5512",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_63206",
                    table="partners_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="contactpoint",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_contactpointevent" ("based_on", "id", "kind", "label", "location_id", "organisation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "sort", "uuid", "value") VALUES (OLD."based_on", OLD."id", OLD."kind", OLD."label", OLD."location_id", OLD."organisation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."sort", OLD."uuid", OLD."value"); RETURN NULL;',
                    hash="d3154f50b74e2952c5092262a4603b38ea01e17c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_f14f3",
                    table="partners_contactpoint",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceatlocation",
            constraint=models.UniqueConstraint(
                fields=("service", "location"), name="service_once_a_place"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="touch_service_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE partners_service SET id = id WHERE id IN (SELECT NEW.service_id); RETURN NULL;",
                    hash="b88f3cd1c98dee22380e7d592147cd07fdae5caf",
                    operation="INSERT",
                    pgid="pgtrigger_touch_service_added_54ff7",
                    table="partners_serviceatlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="touch_service_written",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE partners_service SET id = id WHERE id IN (SELECT NEW.service_id UNION ALL SELECT OLD.service_id); RETURN NULL;",
                    hash="494eaf65fcfd1913a54df7b50f753358f84d4701",
                    operation="UPDATE",
                    pgid="pgtrigger_touch_service_written_29ebb",
                    table="partners_serviceatlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="touch_service_removed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="UPDATE partners_service SET id = id WHERE id IN (SELECT OLD.service_id); RETURN NULL;",
                    hash="6848a41758ce8cf8974e79ff06ca2adb350dc2e4",
                    operation="DELETE",
                    pgid="pgtrigger_touch_service_removed_9c3cb",
                    table="partners_serviceatlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_serviceatlocationevent" ("based_on", "description", "hours", "hours_note", "id", "location_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "uuid") VALUES (NEW."based_on", NEW."description", NEW."hours", NEW."hours_note", NEW."id", NEW."location_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."service_id", NEW."uuid"); RETURN NULL;',
                    hash="9ca139ae4c29b2c756683d1de423da5c4cd4e7f4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_6d39b",
                    table="partners_serviceatlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "partners_serviceatlocationevent" ("based_on", "description", "hours", "hours_note", "id", "location_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "uuid") VALUES (NEW."based_on", NEW."description", NEW."hours", NEW."hours_note", NEW."id", NEW."location_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."service_id", NEW."uuid"); RETURN NULL;',
                    hash="aad5ae03b34e87f94223fca2be1ce87272a38d02",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_82788",
                    table="partners_serviceatlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "partners_serviceatlocationevent" ("based_on", "description", "hours", "hours_note", "id", "location_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "service_id", "uuid") VALUES (OLD."based_on", OLD."description", OLD."hours", OLD."hours_note", OLD."id", OLD."location_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."service_id", OLD."uuid"); RETURN NULL;',
                    hash="fa77caf42f3ded22831e0abad67b95ae73f8676c",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_7db15",
                    table="partners_serviceatlocation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceatlocationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ab87262f08ccf86898aefee998a0722170252784",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_c9b66",
                    table="partners_serviceatlocationevent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="serviceevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f91a6315013fde6de6ad95d671b14de35bc59afd",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1caf3",
                    table="partners_serviceevent",
                    when="BEFORE",
                ),
            ),
        ),
    ]
