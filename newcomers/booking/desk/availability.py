"""When an advisor can be booked: weekly hours."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newcomers.booking import availability_actions
from newcomers.booking.coverage import hit_by_plans, overlaps, plan_of, saved_plans
from newcomers.booking.desk import settling
from newcomers.booking.desk.availability_forms import EndRuleForm, RuleForm, how_to_tell, whole_days
from newcomers.booking.desk.scope import posted, with_room
from newcomers.booking.models import Appointment, Mode, WeeklyRule
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
        settle, warnings = _consequences(request, room, form)
        if settling.is_settled(settle, warnings) and _save_rule(request, form, settle):
            messages.success(request, _("Your hours are saved."))
            return settling.after_change(request, room)
    context = {"room": room, "form": form, "rule": rule, "settle": settle, "warnings": warnings}
    return render(request, "newcomers/booking/desk/rule.html", context)


def _consequences(request, room, form):
    """Appointments that lose their hours, and hours that overlap."""
    plans = saved_plans(room.profile)
    new = plan_of(form.instance, (topic.pk for topic in form.cleaned_data["topics"]))
    others = [plan for pk, plan in plans.items() if pk != form.instance.pk]
    hits = hit_by_plans(room.profile, plans.values(), [*others, new], now=timezone.now())
    return settling.settle_form(request, hits), [_overlap(o) for o in others if overlaps(new, o)]


def _overlap(plan):
    return _("You already offer hours from %(starts)s to %(ends)s on this day.") % {
        "starts": f"{plan.starts:%H:%M}",
        "ends": f"{plan.ends:%H:%M}",
    }


def _save_rule(request, form, settle):
    def save(decisions):
        topics = form.cleaned_data["topics"]
        availability_actions.save_rule(
            form.instance, topics=topics, decisions=decisions, now=timezone.now()
        )

    return settling.carry_out(request, settle, save)


@open_to(*STAFF)
@require_http_methods(["GET", "HEAD", "POST"])
@with_room
def rule_end(request, room, pk):
    rule = get_object_or_404(room.profile.rules.select_related("site"), pk=pk)
    form = EndRuleForm(posted(request), initial={"last_day": timezone.localdate()})
    settle = None
    if form.is_valid():
        last_day = form.cleaned_data["last_day"]
        settle = settling.settle_form(request, _hit_by_end(room.profile, rule, last_day))
        if settling.is_settled(settle) and _end_rule(request, rule, last_day, settle):
            messages.success(request, _("These hours end."))
            return settling.after_change(request, room)
    context = {"room": room, "form": form, "rule": rule, "settle": settle}
    return render(request, "newcomers/booking/desk/rule_end.html", context)


def _hit_by_end(profile, rule, last_day):
    plans = saved_plans(profile)
    shorter = plans[rule.pk]._replace(valid_to=last_day)
    changed = [shorter if pk == rule.pk else plan for pk, plan in plans.items()]
    return hit_by_plans(profile, plans.values(), changed, now=timezone.now())


def _end_rule(request, rule, last_day, settle):
    def end(decisions):
        availability_actions.end_rule(
            rule, last_day=last_day, decisions=decisions, now=timezone.now()
        )

    return settling.carry_out(request, settle, end)


@open_to(*STAFF)
@require_safe
@with_room
def told(request, room):
    """After a change: who gets a mail by itself, and who must be called."""
    uuids = request.session.get(settling.TOLD, [])
    visible = Appointment.objects.visible_to(request.user).exclude(person=None)
    found = visible.filter(uuid__in=uuids).for_list().select_related("person__account")
    rows = [(appointment, how_to_tell(appointment.person)) for appointment in found]
    return render(request, "newcomers/booking/desk/told.html", {"room": room, "rows": rows})
