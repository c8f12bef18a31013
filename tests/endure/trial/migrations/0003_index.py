from django.db import migrations


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("trial", "0002_values")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX CONCURRENTLY trial_index ON newcomers_appointment (trial)",
            "DROP INDEX CONCURRENTLY trial_index",
        )
    ]
