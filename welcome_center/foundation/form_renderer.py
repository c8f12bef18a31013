from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """`{{ form }}` and `{{ form.x.as_field_group }}` look like the rest of the portal."""

    form_template_name = "components/_form.html"
    field_template_name = "components/_field.html"
