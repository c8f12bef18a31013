from django.db import migrations


class Migration(migrations.Migration):
    """A column that may be empty: the code of before need not know it."""

    dependencies = [("newcomers", "0001_models")]
    operations = [
        migrations.RunSQL(
            "ALTER TABLE newcomers_appointment ADD COLUMN trial text",
            "ALTER TABLE newcomers_appointment DROP COLUMN trial",
        )
    ]
