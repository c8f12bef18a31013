"""The coordinator's editor of the rules."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from partners.rules import actions, memory
from partners.rules.effects import effects
from partners.rules.filters import RuleFilter
from partners.rules.forms import RuleForm
from partners.rules.history import history_of
from partners.rules.models import Rule
from partners.rules.rows import rows
from welcome_center.foundation.access import Role, open_to

PAGE = 25
MOST_DOUBTS = 20
page_or_form = require_http_methods(["GET", "HEAD", "POST"])


@open_to(Role.COORDINATOR)
@require_safe
def rule_list(request):
    rules = RuleFilter(request.GET, Rule.objects.visible_to(request.user).for_list())
    today = timezone.localdate()
    page = Paginator(rules.qs, PAGE).get_page(request.GET.get("page"))
    visible = Rule.objects.visible_to(request.user).filter(is_active=True)
    context = {
        "page": page,
        "rows": rows(page.object_list, memory.current(), today),
        "filter": rules,
        "is_filtered": any(request.GET.get(name) for name in rules.filters),
        "n_ending": visible.ending_soon(today).count(),
        "n_stale": visible.with_stale_review(today).count(),
        "n_doubted": visible.doubted().count(),
    }
    return render(request, "partners/rules/rule_list.html", context)


@open_to(Role.COORDINATOR)
@page_or_form
def rule_add(request):
    return _form(request, Rule(version=0))


@open_to(Role.COORDINATOR)
@page_or_form
def rule_edit(request, code):
    rule = get_object_or_404(Rule.objects.visible_to(request.user), code=code)
    return _form(request, rule)


@open_to(Role.COORDINATOR)
@require_POST
def doubts_close(request, code):
    rule = get_object_or_404(Rule.objects.visible_to(request.user), code=code)
    if actions.close_doubts(rule, now=timezone.now()):
        messages.success(request, _("The doubts about this rule are dealt with."))
    return redirect("rules:rule_edit", code)


def _form(request, rule):
    lore = memory.current()
    form = RuleForm(request.POST or None, instance=rule, lore=lore)
    if form.is_valid() and "preview" not in request.POST and _is_saved(request, form):
        return redirect("rules:rule_list")
    is_new = rule.pk is None
    context = {
        "form": form,
        "rule": rule,
        "is_new": is_new,
        "is_preview": form.is_bound and not form.errors,
        "effects": None if form.errors or not rule.topic else effects(rule, lore, _today()),
        "history": [] if is_new else history_of(rule),
        "today": _today(),
        "doubts": [] if is_new else rule.doubts.filter(checked_at=None)[:MOST_DOUBTS],
        "row": None if is_new else rows([rule], lore, _today())[0],
    }
    return render(request, "partners/rules/rule_form.html", context)


def _is_saved(request, form):
    try:
        seen = form.cleaned_data["version"] or 0
        actions.save_rule(form.save(commit=False), seen=seen, by=request.user)
    except actions.ChangedMeanwhile:
        form.add_error(
            None,
            _(
                "A colleague has saved this rule meanwhile. Nothing of yours is lost: "
                "compare it with the log below, then open the rule again in a new tab."
            ),
        )
        return False
    messages.success(request, _("The rule is saved. The guide follows it from now on."))
    return True


def _today():
    return timezone.localdate()
