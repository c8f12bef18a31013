"""People who were entered twice: spelt otherwise, in other letters, by another team."""

from datetime import timedelta

from welcome_center.foundation.center.models import Team

# Language, how the first and how the second colleague wrote the name, and the year of birth.
TWICE = [
    ("ar", "Mohammed Al-Sayed", "محمد السيد", 1987),
    ("ar", "Youssef Mansour", "Yusuf Mansur", 1991),
    ("ar", "عبد الرحمن الخطيب", "Abdurrahman Alkhatib", 1979),
    ("uk", "Halyna Kovalenko", "Галина Коваленко", 1984),
    ("uk", "Oleksandr Shevchuk", "Aleksandr Schewtschuk", 1996),
    ("uk", "Iuliia Tkachuk", "Julia Tkatschuk", 1990),
    ("ru", "Michail Zwetkow", "Михаил Цветков", 1972),
    ("fa", "Reza Hosseini", "رضا حسینی", 1988),
    ("prs", "Farid Ahmadzai", "Fareed Ahmadsai", 1999),
    ("tr", "Gülşen Öztürk", "Guelsen Oeztuerk", 1981),
    ("pl", "Małgorzata Wiśniewska", "Malgorzata Wisniewska", 1975),
    ("es", "José Ramírez Ortega", "Jose Ramires", 1993),
    ("ro", "Ștefan Țurcanu", "Stefan Turcanu", 1986),
    ("fr", "Mamadou Diallo", "Diallo Mamadu", 1994),
    ("en", "Grace Mensah", "Grcae Mensah", 1989),
]


def add_to(crowd, now):
    """The first of each couple belongs to the first team, the second to the teams in turn."""
    teams = list(Team.objects.order_by("sort", "pk"))
    for number, (language, *names, year) in enumerate(TWICE):
        for turn, name in enumerate(names):
            crowd.newcomer(
                language=language,
                team=teams[number * turn % len(teams)],
                since=now - timedelta(days=50 - 2 * number - turn),
                name=name,
                birth_year=year if number % 3 or not turn else None,
                origin="staff",
            )
