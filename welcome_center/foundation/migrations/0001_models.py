"""All tables of the foundation."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="name")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("newcomer", "newcomer"),
                                ("advisor", "advisor"),
                                ("coordinator", "coordinator"),
                                ("employer", "employer contact"),
                                ("partner", "partner contact"),
                                ("mediator", "language mediator"),
                                ("funder", "funder"),
                                ("administrator", "administrator"),
                            ],
                            max_length=20,
                        ),
                        default=list,
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                (
                    "language",
                    models.CharField(default="de", max_length=10, verbose_name="language"),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "verbose_name": "account",
                "verbose_name_plural": "accounts",
                "ordering": ["email"],
            },
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="first day")),
                ("ends_on", models.DateField(verbose_name="last day")),
                ("reason", models.CharField(blank=True, max_length=120, verbose_name="reason")),
            ],
            options={
                "verbose_name": "closing days",
                "verbose_name_plural": "closing days",
                "ordering": ["starts_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Funder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, unique=True, verbose_name="name")),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "funder",
                "verbose_name_plural": "funders",
                "ordering": ["sort", "pk"],
            },
        ),
        migrations.CreateModel(
            name="HolidayOpening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "verbose_name": "open on a public holiday",
                "verbose_name_plural": "open on public holidays",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Language",
            fields=[
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                (
                    "native_name",
                    models.CharField(blank=True, max_length=60, verbose_name="own name"),
                ),
                (
                    "is_right_to_left",
                    models.BooleanField(default=False, verbose_name="right to left"),
                ),
                (
                    "tier",
                    models.CharField(
                        help_text="UI1, UI2: language of the portal; C: language of consultation only",
                        max_length=3,
                        verbose_name="tier",
                    ),
                ),
            ],
            options={
                "verbose_name": "language",
                "verbose_name_plural": "languages",
                "ordering": ["sort", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("object_id", models.CharField(max_length=64, verbose_name="about")),
                ("recipient", models.EmailField(max_length=254, verbose_name="recipient")),
                ("moment", models.DateTimeField(verbose_name="moment")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                (
                    "is_credential",
                    models.BooleanField(default=False, verbose_name="carries a credential"),
                ),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(blank=True, verbose_name="text")),
                ("calendar", models.TextField(blank=True, verbose_name="calendar file")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sending", "sending"),
                            ("sent", "sent"),
                            ("failed", "not delivered"),
                            ("cancelled", "withdrawn"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
                ("is_outdated", models.BooleanField(default=False, verbose_name="out of date")),
                ("due_at", models.DateTimeField(verbose_name="due at")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                ("locked_until", models.DateTimeField(blank=True, editable=False, null=True)),
                ("message_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="sent at")),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Municipality",
            fields=[
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                (
                    "sort_key",
                    models.CharField(editable=False, max_length=120, verbose_name="sort key"),
                ),
            ],
            options={
                "verbose_name": "municipality",
                "verbose_name_plural": "municipalities",
                "ordering": ["sort_key", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NoticeShown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.UUIDField(db_index=True, verbose_name="person")),
                ("notice", models.CharField(max_length=40, verbose_name="notice")),
                ("version", models.CharField(max_length=20, verbose_name="version")),
                ("text_hash", models.CharField(max_length=64, verbose_name="hash of the text")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("intake", "registration"),
                            ("booking", "booking"),
                            ("desk", "desk"),
                        ],
                        max_length=20,
                        verbose_name="channel",
                    ),
                ),
                (
                    "shown_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
            ],
            options={
                "verbose_name": "notice shown",
                "verbose_name_plural": "notices shown",
                "ordering": ["-shown_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
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
                ("opens", models.TimeField(verbose_name="opens")),
                ("closes", models.TimeField(verbose_name="closes")),
            ],
            options={
                "verbose_name": "opening hours",
                "verbose_name_plural": "opening hours",
                "ordering": ["site", "weekday", "opens"],
            },
        ),
        migrations.CreateModel(
            name="ResidenceGroup",
            fields=[
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                (
                    "is_refugee",
                    models.BooleanField(default=False, verbose_name="counts as refugee"),
                ),
                ("stability", models.CharField(max_length=10, verbose_name="stability")),
            ],
            options={
                "verbose_name": "residence group",
                "verbose_name_plural": "residence groups",
                "ordering": ["sort", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ResidenceStatus",
            fields=[
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                (
                    "legal_basis",
                    models.CharField(blank=True, max_length=120, verbose_name="legal basis"),
                ),
                (
                    "work",
                    models.CharField(
                        blank=True,
                        help_text="F any, L limited, P permission needed, N none, C see the document",
                        max_length=1,
                        verbose_name="work",
                    ),
                ),
                (
                    "azr_group",
                    models.CharField(
                        blank=True, max_length=3, verbose_name="group in the central register"
                    ),
                ),
                (
                    "is_refugee",
                    models.BooleanField(default=False, verbose_name="counts as refugee"),
                ),
            ],
            options={
                "verbose_name": "residence status",
                "verbose_name_plural": "residence statuses",
                "ordering": ["sort", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="list")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("query", models.CharField(max_length=2000, verbose_name="filter")),
            ],
            options={
                "verbose_name": "saved filter",
                "verbose_name_plural": "saved filters",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="SecondFactorReset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.UUIDField(db_index=True, verbose_name="account")),
                ("reset_by", models.UUIDField(verbose_name="reset by")),
                ("reset_at", models.DateTimeField(verbose_name="reset at")),
            ],
            options={
                "verbose_name": "reset of a second factor",
                "verbose_name_plural": "resets of second factors",
                "ordering": ["-reset_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Site",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("street", models.CharField(max_length=120, verbose_name="street")),
                ("postal_code", models.CharField(max_length=5, verbose_name="postal code")),
                ("city", models.CharField(max_length=80, verbose_name="town")),
                (
                    "land",
                    models.CharField(
                        choices=[
                            ("BW", "Baden-Württemberg"),
                            ("BY", "Bayern"),
                            ("BE", "Berlin"),
                            ("BB", "Brandenburg"),
                            ("HB", "Bremen"),
                            ("HH", "Hamburg"),
                            ("HE", "Hessen"),
                            ("MV", "Mecklenburg-Vorpommern"),
                            ("NI", "Niedersachsen"),
                            ("NW", "Nordrhein-Westfalen"),
                            ("RP", "Rheinland-Pfalz"),
                            ("SL", "Saarland"),
                            ("SN", "Sachsen"),
                            ("ST", "Sachsen-Anhalt"),
                            ("SH", "Schleswig-Holstein"),
                            ("TH", "Thüringen"),
                        ],
                        max_length=2,
                        verbose_name="federal state",
                    ),
                ),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=7,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-90),
                            django.core.validators.MaxValueValidator(90),
                        ],
                        verbose_name="latitude",
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True,
                        decimal_places=5,
                        max_digits=8,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(-180),
                            django.core.validators.MaxValueValidator(180),
                        ],
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
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "site",
                "verbose_name_plural": "sites",
                "ordering": ["sort", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StaffPosts",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(2000),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="year",
                    ),
                ),
                (
                    "full_posts",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=5,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(999),
                        ],
                        verbose_name="full posts",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
            ],
            options={
                "verbose_name": "staff posts",
                "verbose_name_plural": "staff posts",
                "ordering": ["-year", "team", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("carrier", models.CharField(max_length=200, verbose_name="carrier")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("sort", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
            ],
            options={
                "verbose_name": "team",
                "verbose_name_plural": "teams",
                "ordering": ["sort", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Tick",
            fields=[
                ("name", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "tick",
                "verbose_name_plural": "ticks",
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(default=30, verbose_name="minutes")),
                ("is_sensitive", models.BooleanField(default=False, verbose_name="sensitive")),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "ordering": ["sort", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TopicGroup",
            fields=[
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                (
                    "nds_content",
                    models.CharField(
                        blank=True,
                        max_length=1,
                        verbose_name="content of advice in Lower Saxony's guideline",
                    ),
                ),
            ],
            options={
                "verbose_name": "topic group",
                "verbose_name_plural": "topic groups",
                "ordering": ["sort", "code"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Tries",
            fields=[
                ("key", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("n", models.PositiveIntegerField()),
                ("ends_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "verbose_name": "counted tries",
                "verbose_name_plural": "counted tries",
            },
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60, verbose_name="kind")),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("subject", models.CharField(max_length=200, verbose_name="subject")),
                ("body", models.TextField(verbose_name="text")),
                ("changed_at", models.DateTimeField(auto_now=True)),
            ],
            options={
                "verbose_name": "mail wording",
                "verbose_name_plural": "mail wordings",
                "ordering": ["kind", "language"],
            },
        ),
        migrations.CreateModel(
            name="Center",
            fields=[
                (
                    "is_only",
                    models.BooleanField(
                        default=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("profile", models.SlugField(verbose_name="profile")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("region_name", models.CharField(max_length=120, verbose_name="region")),
                ("motto", models.CharField(blank=True, max_length=200, verbose_name="motto")),
                (
                    "introduction",
                    models.JSONField(blank=True, default=dict, verbose_name="introduction"),
                ),
                (
                    "official_line",
                    models.JSONField(blank=True, default=dict, verbose_name="line above the page"),
                ),
                (
                    "carrier_line",
                    models.JSONField(blank=True, default=dict, verbose_name="carrier"),
                ),
                (
                    "funding_line",
                    models.JSONField(blank=True, default=dict, verbose_name="funding"),
                ),
                ("logo", models.FileField(blank=True, upload_to="center/", verbose_name="logo")),
                (
                    "theme",
                    models.CharField(
                        choices=[
                            ("kern", "KERN"),
                            ("baden-wuerttemberg", "Baden-Württemberg"),
                            ("schleswig-holstein", "Schleswig-Holstein"),
                        ],
                        default="kern",
                        max_length=30,
                        verbose_name="theme",
                    ),
                ),
                (
                    "land",
                    models.CharField(
                        choices=[
                            ("BW", "Baden-Württemberg"),
                            ("BY", "Bayern"),
                            ("BE", "Berlin"),
                            ("BB", "Brandenburg"),
                            ("HB", "Bremen"),
                            ("HH", "Hamburg"),
                            ("HE", "Hessen"),
                            ("MV", "Mecklenburg-Vorpommern"),
                            ("NI", "Niedersachsen"),
                            ("NW", "Nordrhein-Westfalen"),
                            ("RP", "Rheinland-Pfalz"),
                            ("SL", "Saarland"),
                            ("SN", "Sachsen"),
                            ("ST", "Sachsen-Anhalt"),
                            ("SH", "Schleswig-Holstein"),
                            ("TH", "Thüringen"),
                        ],
                        max_length=2,
                        verbose_name="federal state",
                    ),
                ),
                (
                    "interface_languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        blank=True,
                        default=list,
                        help_text="None means all. German cannot be switched off.",
                        size=None,
                        verbose_name="languages of the portal",
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=120, verbose_name="street")),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=5, verbose_name="postal code"),
                ),
                ("city", models.CharField(blank=True, max_length=80, verbose_name="town")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "reminder_hours",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        default=list,
                        size=None,
                        verbose_name="reminders, hours before",
                    ),
                ),
                (
                    "asks_for_feedback",
                    models.BooleanField(
                        db_default=False,
                        default=False,
                        help_text="Only people who want mails, and each at most once in 90 days.",
                        verbose_name="ask by mail, after an appointment, how it was",
                    ),
                ),
            ],
            options={
                "verbose_name": "center",
                "verbose_name_plural": "center",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("is_only", True)), name="only_one_center"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="list")),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        verbose_name="columns",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="column_choices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "choice of columns",
                "verbose_name_plural": "choices of columns",
                "ordering": ["kind", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("subject", models.UUIDField(db_index=True, verbose_name="person")),
                ("recipient", models.UUIDField(verbose_name="recipient")),
                (
                    "recipient_name",
                    models.CharField(max_length=300, verbose_name="name of the recipient"),
                ),
                (
                    "is_authority",
                    models.BooleanField(
                        default=False, verbose_name="the recipient is an authority"
                    ),
                ),
                ("purpose", models.CharField(max_length=500, verbose_name="purpose")),
                (
                    "facts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        verbose_name="facts passed on",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="explained in")),
                (
                    "had_mediator",
                    models.BooleanField(default=False, verbose_name="with language mediation"),
                ),
                (
                    "releases_secrecy",
                    models.BooleanField(
                        default=False, verbose_name="released from confidentiality"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("screen", "signed on the screen"),
                            ("paper", "signed on paper"),
                            ("oral", "oral, with a witness"),
                        ],
                        max_length=10,
                        verbose_name="form",
                    ),
                ),
                ("witness", models.CharField(blank=True, max_length=120, verbose_name="witness")),
                ("guardian", models.CharField(blank=True, max_length=120, verbose_name="guardian")),
                (
                    "signature",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Strokes on the screen, each a list of points in a field of 600 by 200.",
                        verbose_name="signature",
                    ),
                ),
                (
                    "texts",
                    models.JSONField(default=dict, verbose_name="words agreed to, by language"),
                ),
                (
                    "text_hash",
                    models.CharField(max_length=64, verbose_name="hash of what was agreed to"),
                ),
                ("valid_until", models.DateField(verbose_name="valid until")),
                ("given_at", models.DateTimeField(verbose_name="given")),
                (
                    "withdrawn_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="withdrawn"),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "consent",
                "verbose_name_plural": "consents",
                "ordering": ["-given_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=40, verbose_name="list")),
                ("terms", models.JSONField(default=dict, verbose_name="filter")),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40),
                        size=None,
                        verbose_name="columns",
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[("xlsx", "Excel"), ("csv", "CSV")],
                        max_length=4,
                        verbose_name="format",
                    ),
                ),
                ("language", models.CharField(max_length=10, verbose_name="language")),
                ("fingerprint", models.CharField(editable=False, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "waiting"),
                            ("running", "being made"),
                            ("ready", "ready"),
                            ("failed", "not made"),
                            ("gone", "deleted"),
                        ],
                        default="asked",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "fault",
                    models.CharField(
                        blank=True,
                        choices=[
                            (
                                "interrupted",
                                "The work was interrupted several times. Please ask for the table again.",
                            ),
                            ("too_long", "It took too long. Please filter the list more narrowly."),
                            (
                                "too_many",
                                "These are more rows than one table may have. Please filter the list more narrowly.",
                            ),
                            ("not_allowed", "You may no longer see all rows of this list."),
                            (
                                "not_understood",
                                "The filter does not fit the list any more. Please set it again.",
                            ),
                            ("broken", "Something went wrong on our side. Please try again later."),
                        ],
                        max_length=20,
                        verbose_name="fault",
                    ),
                ),
                ("rows_done", models.PositiveIntegerField(default=0, verbose_name="rows written")),
                (
                    "rows_total",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="rows in all"),
                ),
                (
                    "teams",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("locked_until", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(verbose_name="asked")),
                ("made_at", models.DateTimeField(blank=True, null=True, verbose_name="made")),
                ("expires_at", models.DateTimeField(verbose_name="kept until")),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="FileAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.UUIDField(verbose_name="person")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("printed", "printed"),
                            ("exported", "exported"),
                            ("protected", "protected text read"),
                        ],
                        max_length=10,
                        verbose_name="way",
                    ),
                ),
                (
                    "read_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "look into a file",
                "verbose_name_plural": "looks into files",
                "ordering": ["-read_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("newcomer", "newcomer"),
                                ("advisor", "advisor"),
                                ("coordinator", "coordinator"),
                                ("employer", "employer contact"),
                                ("partner", "partner contact"),
                                ("mediator", "language mediator"),
                                ("funder", "funder"),
                                ("administrator", "administrator"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="roles",
                    ),
                ),
                (
                    "language",
                    models.CharField(default="de", max_length=10, verbose_name="language"),
                ),
                ("token_hash", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "created_at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), editable=False
                    ),
                ),
                ("expires_at", models.DateTimeField(verbose_name="valid until")),
                (
                    "accepted_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="accepted at"),
                ),
                (
                    "invited_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "invitation",
                "verbose_name_plural": "invitations",
                "ordering": ["-created_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ListCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("labels", models.JSONField(default=dict, verbose_name="labels")),
                (
                    "own_labels",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="Instead of the label, by language. It stays when the lists are loaded again.",
                        verbose_name="own wording",
                    ),
                ),
                ("sort", models.PositiveIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "is_own",
                    models.BooleanField(
                        default=False,
                        help_text="Added by this center. It stays when the lists are loaded again.",
                        verbose_name="own code",
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
                ("list", models.CharField(max_length=40, verbose_name="list")),
                ("code", models.CharField(max_length=40, verbose_name="code")),
                (
                    "extra",
                    models.JSONField(blank=True, default=dict, verbose_name="further values"),
                ),
            ],
            options={
                "verbose_name": "code",
                "verbose_name_plural": "codes",
                "ordering": ["list", "sort", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("list", "code"), name="code_once_in_its_list")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="noticeshown",
            trigger=pgtrigger.compiler.Trigger(
                name="notice_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="63894f8042d1a1e779106763ae1bfa76b2ebe057",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_notice_is_only_added_7244d",
                    table="foundation_noticeshown",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="residencestatus",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statuses",
                to="foundation.residencegroup",
            ),
        ),
        migrations.AddField(
            model_name="savedfilter",
            name="owner",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="saved_filters",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="secondfactorreset",
            trigger=pgtrigger.compiler.Trigger(
                name="reset_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="54814519fd12f5f2b06beea9c1b8185502ca4dc8",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_reset_is_only_added_300ed",
                    table="foundation_secondfactorreset",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="municipality",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sites",
                to="foundation.municipality",
            ),
        ),
        migrations.AddField(
            model_name="openinghours",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="opening_hours",
                to="foundation.site",
            ),
        ),
        migrations.AddField(
            model_name="holidayopening",
            name="site",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="holiday_openings",
                to="foundation.site",
            ),
        ),
        migrations.AddField(
            model_name="closure",
            name="site",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="closures",
                to="foundation.site",
            ),
        ),
        migrations.AddField(
            model_name="staffposts",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="staff_posts",
                to="foundation.team",
            ),
        ),
        migrations.AddField(
            model_name="site",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="sites",
                to="foundation.team",
            ),
        ),
        migrations.AddField(
            model_name="message",
            name="team",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="messages",
                to="foundation.team",
            ),
        ),
        migrations.AddField(
            model_name="invitation",
            name="teams",
            field=models.ManyToManyField(blank=True, to="foundation.team", verbose_name="teams"),
        ),
        migrations.AddField(
            model_name="user",
            name="teams",
            field=models.ManyToManyField(
                blank=True, related_name="members", to="foundation.team", verbose_name="teams"
            ),
        ),
        migrations.AddField(
            model_name="topic",
            name="group",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="topics",
                to="foundation.topicgroup",
            ),
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(
                fields=("kind", "language"), name="one_wording_a_language"
            ),
        ),
        migrations.AddConstraint(
            model_name="columnchoice",
            constraint=models.UniqueConstraint(
                fields=("owner", "kind"), name="one_choice_of_columns_a_list"
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("form", "oral"), _negated=True),
                    models.Q(("witness", ""), _negated=True),
                    _connector="OR",
                ),
                name="oral_consent_has_a_witness",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None),
                    ("withdrawn_at__gte", models.F("given_at")),
                    _connector="OR",
                ),
                name="consent_withdrawn_after_it_was_given",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="consent_is_never_deleted",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;",
                    hash="46b8df8e33a73a3fd3e39ab8d375d41054a855fd",
                    operation="DELETE",
                    pgid="pgtrigger_consent_is_never_deleted_2f326",
                    table="foundation_consent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="consent_keeps_what_was_agreed",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."facts" IS DISTINCT FROM (NEW."facts") OR OLD."form" IS DISTINCT FROM (NEW."form") OR OLD."given_at" IS DISTINCT FROM (NEW."given_at") OR OLD."guardian" IS DISTINCT FROM (NEW."guardian") OR OLD."had_mediator" IS DISTINCT FROM (NEW."had_mediator") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_authority" IS DISTINCT FROM (NEW."is_authority") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."noted_by_id" IS DISTINCT FROM (NEW."noted_by_id") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."recipient" IS DISTINCT FROM (NEW."recipient") OR OLD."recipient_name" IS DISTINCT FROM (NEW."recipient_name") OR OLD."releases_secrecy" IS DISTINCT FROM (NEW."releases_secrecy") OR OLD."signature" IS DISTINCT FROM (NEW."signature") OR OLD."subject" IS DISTINCT FROM (NEW."subject") OR OLD."text_hash" IS DISTINCT FROM (NEW."text_hash") OR OLD."texts" IS DISTINCT FROM (NEW."texts") OR OLD."uuid" IS DISTINCT FROM (NEW."uuid") OR OLD."valid_until" IS DISTINCT FROM (NEW."valid_until") OR OLD."witness" IS DISTINCT FROM (NEW."witness"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="bd86fd8e49b9e681ee1f103fffc9f6f3009e974b",
                    operation="UPDATE",
                    pgid="pgtrigger_consent_keeps_what_was_agreed_057c8",
                    table="foundation_consent",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="consent",
            trigger=pgtrigger.compiler.Trigger(
                name="consent_is_withdrawn_once",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."withdrawn_at" IS NOT NULL)',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="641dd7579dacd7f9324a26d9b298d3c8e7eb4f84",
                    operation="UPDATE",
                    pgid="pgtrigger_consent_is_withdrawn_once_fd8e5",
                    table="foundation_consent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="export",
            index=models.Index(
                condition=models.Q(("state", "gone"), _negated=True),
                fields=["expires_at"],
                name="exports_that_expire",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["asked", "running"])),
                fields=("owner", "fingerprint"),
                name="same_export_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("locked_until__isnull", False), ("state", "running")),
                    models.Q(models.Q(("state", "running"), _negated=True), ("locked_until", None)),
                    _connector="OR",
                ),
                name="export_in_hand_exactly_while_running",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "gone"),
                    models.Q(("state", "failed"), models.Q(("fault", ""), _negated=True)),
                    models.Q(models.Q(("state", "failed"), _negated=True), ("fault", "")),
                    _connector="OR",
                ),
                name="export_says_why_exactly_when_failed",
            ),
        ),
        migrations.AddConstraint(
            model_name="export",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "gone"), _negated=True), ("terms", {}), _connector="OR"
                ),
                name="export_gone_keeps_no_filter",
            ),
        ),
        migrations.AddIndex(
            model_name="fileaccess",
            index=models.Index(fields=["subject", "-read_at"], name="looks_into_a_file"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="fileaccess",
            trigger=pgtrigger.compiler.Trigger(
                name="look_is_only_added",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="ada2fd1bc8278b6718acfc7a82f6da3bbf7ce73b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_look_is_only_added_a9542",
                    table="foundation_fileaccess",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                fields=("owner", "kind", "name"), name="one_saved_filter_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.CheckConstraint(
                condition=models.Q(("opens__lt", models.F("closes"))), name="opens_before_it_closes"
            ),
        ),
        migrations.AddConstraint(
            model_name="openinghours",
            constraint=models.UniqueConstraint(
                fields=("site", "weekday", "opens"), name="opens_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="holidayopening",
            constraint=models.UniqueConstraint(fields=("site", "day"), name="open_once_a_holiday"),
        ),
        migrations.AddConstraint(
            model_name="closure",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_on__lte", models.F("ends_on"))),
                name="closure_starts_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffposts",
            constraint=models.UniqueConstraint(
                fields=("team", "year"), name="posts_once_a_team_and_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="staffposts",
            constraint=models.CheckConstraint(
                condition=models.Q(("full_posts__gte", 0), ("full_posts__lte", 999)),
                name="between_0_and_999_full_posts",
            ),
        ),
        migrations.AddConstraint(
            model_name="staffposts",
            constraint=models.CheckConstraint(
                condition=models.Q(("year__gte", 2000), ("year__lte", 2100)),
                name="posts_of_a_year_of_ours",
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude", None), ("longitude", None)),
                    models.Q(("latitude__isnull", False), ("longitude__isnull", False)),
                    _connector="OR",
                ),
                name="both_coordinates_or_none",
                violation_error_message="Please enter both coordinates, or none.",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("state__in", ["waiting", "sending"])),
                fields=["due_at"],
                name="message_due",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["object_id"], name="message_of_object"),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                fields=("kind", "object_id", "recipient", "moment"), name="message_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at__isnull", False), ("state", "sent")),
                    models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                    _connector="OR",
                ),
                name="sent_exactly_when_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                name="email_in_small_letters",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 5), ("minutes__lte", 240)),
                name="topic_lasts_5_to_240_minutes",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    django.db.models.lookups.Exact(
                        django.db.models.expressions.CombinedExpression(
                            models.F("minutes"), "%%", models.Value(5)
                        ),
                        0,
                    )
                ),
                name="topic_lasts_a_multiple_of_5_minutes",
                violation_error_message="Please enter a multiple of 5 minutes.",
            ),
        ),
    ]
