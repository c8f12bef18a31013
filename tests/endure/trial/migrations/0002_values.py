from django.db import connection, migrations

BATCH = 5_000
FILL = """
    UPDATE newcomers_appointment SET trial = mode
    WHERE id IN (SELECT id FROM newcomers_appointment WHERE trial IS NULL LIMIT %s)
"""


def fill(apps, editor):
    """In batches, each a transaction of its own, so that nobody waits for a row for long."""
    with connection.cursor() as cursor:
        filled = BATCH
        while filled:
            cursor.execute(FILL, [BATCH])
            filled = cursor.rowcount


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("trial", "0001_column")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
