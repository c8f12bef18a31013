"""Who may do what in the database: one role owns the tables, the other only their rows."""

from psycopg import sql

SUPERUSER = "postgres"
OWNER = "portal_owner"
APPLICATION = "portal"
ROLES = (SUPERUSER, OWNER, APPLICATION)
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")


def make_roles(connection, passwords):
    for role in (OWNER, APPLICATION):
        if not _has(connection, "pg_roles", "rolname", role):
            _execute(connection, "CREATE ROLE {} LOGIN", role)
        command = sql.SQL("ALTER ROLE {} PASSWORD {}")
        connection.execute(command.format(sql.Identifier(role), sql.Literal(passwords[role])))


def make_database(connection, name):
    if not _has(connection, "pg_database", "datname", name):
        _execute(connection, "CREATE DATABASE {} OWNER {}", name, OWNER)


def grant_rights(connection):
    """The application reads and writes rows in whatever tables the owner makes later."""
    for extension in EXTENSIONS:
        _execute(connection, "CREATE EXTENSION IF NOT EXISTS {}", extension)
    rights = "ALTER DEFAULT PRIVILEGES FOR ROLE {} GRANT "
    tables = "SELECT, INSERT, UPDATE, DELETE ON TABLES TO {}"
    _execute(connection, rights + tables, OWNER, APPLICATION)
    _execute(connection, rights + "USAGE, SELECT ON SEQUENCES TO {}", OWNER, APPLICATION)


def _has(connection, catalogue, column, name):
    question = sql.SQL("SELECT 1 FROM {} WHERE {} = %s")
    query = question.format(sql.Identifier(catalogue), sql.Identifier(column))
    return connection.execute(query, [name]).fetchone() is not None


def _execute(connection, command, *names):
    connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))
