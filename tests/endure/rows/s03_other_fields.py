from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S3",
        "A form changes its own fields, whatever else is sent with it",
        "every ModelForm, and the forms that write to people, appointments and accounts",
        "tests/scope/test_fields.py",
    )
