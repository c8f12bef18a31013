"""Who looked into a file is only ever added: also by right, not by trigger alone (PRIV-4).

Whoever writes rows here but does not own the table loses UPDATE and DELETE. What is older than
its retention the owner deletes, with the trigger set aside.
"""

from django.db import migrations

TAKE = """
    DO $$
    DECLARE role text;
    BEGIN
        FOR role IN
            SELECT DISTINCT grantee FROM information_schema.role_table_grants
            WHERE table_schema = current_schema()
              AND table_name = 'foundation_fileaccess' AND grantee <> current_user
        LOOP
            EXECUTE format('REVOKE UPDATE, DELETE ON foundation_fileaccess FROM %I', role);
        END LOOP;
    END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_cache_table")]

    operations = [migrations.RunSQL(sql=TAKE, reverse_sql=migrations.RunSQL.noop)]
