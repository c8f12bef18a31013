"""What is to be done, and answers that nobody has read yet."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("foundation", "0002_cache_table"),
        ("newcomers", "0001_models"),
        ("partners", "0001_models"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "verbose_name": "follow-up",
                "verbose_name_plural": "follow-ups",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.AddField(
            model_name="referral",
            name="unread_since",
            field=models.DateTimeField(blank=True, null=True, verbose_name="unread since"),
        ),
        migrations.AddIndex(
            model_name="referral",
            index=models.Index(
                condition=models.Q(("unread_since__isnull", False)),
                fields=["advisor"],
                name="referrals_with_news",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="created_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="follow_ups",
                to=settings.AUTH_USER_MODEL,
                verbose_name="who does it",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="person",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="follow_ups",
                to="newcomers.person",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="previous",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="following",
                to="newcomers.followup",
            ),
        ),
        migrations.AddField(
            model_name="followup",
            name="team",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="follow_ups",
                to="foundation.team",
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
    ]
