"""The table of Django's `DatabaseCache`, in which the limits of tries live.

As a migration, so that the application's role needs no right to make tables.
"""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_models")]

    operations = [
        migrations.RunSQL(
            sql="""
                CREATE TABLE cache (
                    cache_key varchar(255) PRIMARY KEY,
                    value text NOT NULL,
                    expires timestamptz NOT NULL
                );
                CREATE INDEX cache_expires ON cache (expires);
            """,
            reverse_sql="DROP TABLE cache;",
        )
    ]
