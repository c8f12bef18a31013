"""More rows of what is already there, whatever columns the tables have by now."""

COLUMNS = """
    SELECT column_name, data_type, character_maximum_length FROM information_schema.columns
    WHERE table_name = %(table)s AND column_name <> 'id' AND is_generated = 'NEVER'
"""
UNIQUE = """
    SELECT a.attname FROM pg_index i
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
    WHERE i.indrelid = %(table)s::regclass AND i.indisunique AND NOT i.indisprimary
"""


def multiply(house, table, number, **values):
    """`values`: SQL for columns that must differ from the row that is copied."""
    unique = {name for (name,) in house.sql(UNIQUE, table=table)}
    columns = house.sql(COLUMNS, table=table)
    source = {name: values.get(name, _copy(name, *kind, unique)) for name, *kind in columns}
    house.sql(
        f"INSERT INTO {table} ({', '.join(source)})"  # noqa: S608  names from the catalog
        f" SELECT {', '.join(source.values())}"
        f" FROM (SELECT * FROM {table} ORDER BY id LIMIT 1) AS old,"
        f" generate_series(1, {number}) AS turn"
        " ON CONFLICT DO NOTHING"  # of so many codes drawn by chance a few meet
    )


def _copy(name, kind, length, unique):
    if name not in unique:
        return f'old."{name}"'
    if kind == "uuid":
        return "gen_random_uuid()"
    if kind in {"character varying", "text"}:
        return f"upper(substr(md5(random()::text || turn), 1, {length or 32}))"
    return "NULL" if kind == "bigint" else f'old."{name}"'
