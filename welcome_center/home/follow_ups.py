"""All rules that make follow-ups by themselves, gathered from where they are declared."""

from newcomers.casework.cases import follow_ups as cases
from newcomers.casework.followups import residence
from newcomers.casework.followups.rules import follow
from newcomers.referrals import follow_ups as referrals

RULES = (*residence.RULES, *cases.RULES, *referrals.RULES)


def follow_rules(*, now):
    """{rule: (how many were made, how many have gone)}"""
    return {rule.code: follow(rule, now=now) for rule in RULES}
