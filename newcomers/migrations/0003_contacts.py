"""Contacts, their corrections, and numbers in the queue."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
import django_countries.fields
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0003_consents"),
        ("newcomers", "0002_referrals"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="newcomers.person",
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
    ]
