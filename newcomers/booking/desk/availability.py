"""When an advisor can be booked: weekly hours."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.booking import availability_actions
from newcomers.booking.coverage import hit_by_end, hit_by_rule, overlaps, plan_of, saved_plans
from newcomers.booking.desk import settling
from newcomers.booking.desk.availability_forms import EndRuleForm, RuleForm, whole_days
from newcomers.booking.desk.scope import posted, with_room
from newcomers.booking.desk.told import told_of
from newcomers.booking.models import Mode, WeeklyRule
from welcome_center.foundation.access import STAFF, open_to
from welcome_center.foundation.center.models import Weekday


@open_to(*STAFF)
@require_safe
@with_room
def availability(request, room):
    today, now = timezone.localdate(), timezone.now()
    rules = room.profile.rules.for_list().prefetch_related("topics")
    current = [rule for rule in rules if rule.valid_to is None or rule.valid_to >= today]
    absences = room.profile.absences.upcoming(now)
    context = {
        "room": room,
        "weekdays": [(day.label, _with_links(room, current, day)) for day in Weekday],
        "has_rules": bool(current),
        "absences": [
            (each, room.url("absence_edit", pk=each.pk), whole_days(each)) for each in absences
        ],
        "today": today,
    }
    return render(request, "newcomers/booking/desk/availability.html", context)


def _with_links(room, rules, day):
    return [
        (rule, room.url("rule_edit", pk=rule.pk), room.url("rule_end", pk=rule.pk))
        for rule in rules
        if rule.weekday == day
    ]


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def rule_add(request, room):
    every_way = list(Mode)
    rule = WeeklyRule(advisor=room.profile, valid_from=timezone.localdate(), modes=every_way)
    return _rule_page(request, room, rule)


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def rule_edit(request, room, pk):
    return _rule_page(request, room, get_object_or_404(room.profile.rules, pk=pk))


def _rule_page(request, room, rule):
    form = RuleForm(posted(request), instance=rule, profile=room.profile)
    settle, warnings = None, []
    if form.is_valid():
        warnings = _overlaps(room, form)
        settle = _save_rule(request, form, warnings)
        if settle is None:
            messages.success(request, _("Your hours are saved."))
            return settling.after_change(request, room)
    context = {"room": room, "form": form, "rule": rule, "settle": settle, "warnings": warnings}
    return render(request, "newcomers/booking/desk/rule.html", context)


def _overlaps(room, form):
    """Hours that are offered already."""
    new = plan_of(form.instance, _topics(form))
    plans = saved_plans(room.profile).items()
    return [_overlap(plan) for pk, plan in plans if pk != form.instance.pk and overlaps(new, plan)]


def _topics(form):
    return [topic.pk for topic in form.cleaned_data["topics"]]


def _overlap(plan):
    return _("You already offer hours from %(starts)s to %(ends)s on this day.") % {
        "starts": f"{plan.starts:%H:%M}",
        "ends": f"{plan.ends:%H:%M}",
    }


def _save_rule(request, form, warnings):
    """None when it is saved; else what has to be asked first."""
    rule, topics = form.instance, form.cleaned_data["topics"]

    def find():
        return hit_by_rule(rule, _topics(form), now=timezone.now())

    def save(settled):
        availability_actions.save_rule(rule, topics=topics, settled=settled, now=timezone.now())

    return settling.settle(request, find, save, warnings=warnings)


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def rule_end(request, room, pk):
    rule = get_object_or_404(room.profile.rules.select_related("site"), pk=pk)
    form = EndRuleForm(posted(request), initial={"last_day": timezone.localdate()})
    settle = None
    if form.is_valid():
        settle = _end_rule(request, rule, form.cleaned_data["last_day"])
        if settle is None:
            messages.success(request, _("These hours end."))
            return settling.after_change(request, room)
    context = {"room": room, "form": form, "rule": rule, "settle": settle}
    return render(request, "newcomers/booking/desk/rule_end.html", context)


def _end_rule(request, rule, last_day):
    def find():
        return hit_by_end(rule, last_day, now=timezone.now())

    def end(settled):
        availability_actions.end_rule(rule, last_day=last_day, settled=settled, now=timezone.now())

    return settling.settle(request, find, end)


@open_to(*STAFF)
@require_safe
@with_room
def told(request, room):
    """After a change: who gets a mail by itself, and who must be called."""
    context = {"room": room, "told": told_of(request)}
    return render(request, "newcomers/booking/desk/told.html", context)
