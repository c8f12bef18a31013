import django_filters
from django.utils.translation import gettext_lazy as _

from newcomers.referrals.models import Referral, State


class ReferralFilter(django_filters.FilterSet):
    state = django_filters.ChoiceFilter(label=_("State"), choices=State, empty_label=_("all"))
    kind = django_filters.ChoiceFilter(label=_("How"), choices=Referral.Kind, empty_label=_("all"))

    class Meta:
        model = Referral
        fields = ["state", "kind"]
