"""Counting what was asked, without anybody who asked it."""

from django.db import connection

COUNT = """
INSERT INTO partners_guidecount AS known (day, topic, language, place, n)
VALUES (%s, %s, %s, %s, 1)
ON CONFLICT (day, topic, language, place) DO UPDATE SET n = known.n + 1
"""


def count_answer(*, topic, language, place, on):
    """One statement: two who ask at once are both counted."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [on, topic, language, place])
