from django import forms
from django.utils.translation import gettext_lazy as _

from welcome_center.foundation.documents.export_models import Export


class FilterNameForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=60)


class ExportForm(forms.Form):
    format = forms.ChoiceField(choices=Export.Format)
