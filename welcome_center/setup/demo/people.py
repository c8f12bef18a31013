"""The invented people who seek advice: some with a name, some with a pseudonym, some with none."""

from datetime import timedelta

from newcomers.people.models import Person, PersonLanguage
from welcome_center.foundation.center.models import (
    ListCode,
    Municipality,
    ResidenceGroup,
)
from welcome_center.setup.demo.staff import address

# By language: first names and citizenships.
FROM = {
    "ar": ("Amira Yusuf Rania Khalil Hala Omar Nour Bassam Lina Walid", "SY IQ MA TN"),
    "uk": ("Oksana Danylo Iryna Taras Halyna Bohdan Sofiia Andrii", "UA"),
    "ru": ("Irina Dmitri Olga Pavel", "RU KZ MD"),
    "tr": ("Elif Mehmet Zeynep Can Derya Emre", "TR"),
    "fa": ("Parisa Reza Shirin Navid", "IR AF"),
    "prs": ("Zahra Farid Mariam Hamid", "AF"),
    "en": ("Priya Arjun Grace Kwame Ama Daniel Fatou Liam", "IN GH NG US PH"),
    "es": ("Rosa Diego Lucía Mateo", "CO ES VE"),
    "fr": ("Aïcha Mamadou Claire Yao", "CM SN FR"),
    "pl": ("Agnieszka Tomasz Ewa", "PL"),
    "ro": ("Ioana Mihai Elena", "RO MD"),
    "it": ("Giulia Marco", "IT"),
    "kmr": ("Rojda Baran Hevin", "TR SY IQ"),
    "de": ("Anna Mira Luka Jonas", "DE"),
}
LAST_NAMES = {
    "ar": "Haddad Khalil Mansour Darwish Qasim Jaber Al-Sayed Hamdan",
    "uk": "Kovalenko Shevchuk Bondarenko Melnyk Lysenko Tkachuk",
    "ru": "Zwetkow Jegorow Fedorova Orlova",
    "tr": "Çelik Yıldız Şahin Öztürk Aydın",
    "fa": "Hosseini Karimi Moradi Jafari",
    "prs": "Ahmadzai Noori Rahimi",
    "en": "Mensah Chaudhary Okafor Santos Miller",
    "es": "Fernández Ramírez Ortega",
    "fr": "Traoré Diallo Lefèvre",
    "pl": "Wójcik Kowalczyk Zielińska",
    "ro": "Munteanu Ciobanu Popa",
    "it": "Rossi Conti",
    "kmr": "Berzan Şêxo",
    "de": "Schröder Weiß Müller",
}
RESIDENCE = {
    "UA": "HUM",
    "SY": "HUM",
    "AF": "HUM",
    **dict.fromkeys(("PL", "RO", "IT", "ES", "FR"), "EU"),
    "DE": "DEU",
}
ELSE_RESIDENCE = {"WORK": 4, "EDU": 3, "FAM": 3, "HUM": 2, "PERM": 1, "ASY": 1, "TOL": 1, "VIS": 1}
SURNAMES = "ABDFGHKLMNOPRSTVWZ"
NO_CHILDREN = []


class Crowd:
    """Makes people and lets them come back; saves all of them at once."""

    def __init__(self, dice, today):
        self.dice, self.today = dice, today
        self.people, self.languages = [], []
        self.lists = {
            name: list(ListCode.objects.active().filter(list=name).order_by("sort"))
            for name in ("gender", "german_level", "qualification", "stay_length")
        }
        self.places = list(Municipality.objects.active())
        self.groups = {group.pk: group for group in ResidenceGroup.objects.all()}

    def newcomer(self, *, language, team, since, account=None, **fields):
        """A person as they register: most tell something, many leave something out."""
        dice = self.dice
        first_names, countries = FROM.get(language, FROM["en"])
        country = dice.choice(countries.split())
        person = Person(
            **dice.names(),
            account=account,
            team=team,
            language_id=language,
            citizenships=[country] if dice.is_lucky(0.8) else [],
            residence_group=self._residence(country),
            municipality=dice.choice(self.places) if dice.is_lucky(0.85) else None,
            created_at=since,
            intake_finished_at=since + timedelta(minutes=9) if dice.is_lucky(0.7) else None,
            **self._family(),
            **{name: self._maybe(codes) for name, codes in self.lists.items()},
            **(self._called(language, first_names) | self._contact() | fields),
        )
        self.people.append(person)
        self.languages += self._spoken(person, language)
        return person

    def save(self):
        Person.objects.bulk_create(self.people, batch_size=500)
        PersonLanguage.objects.bulk_create(self.languages, batch_size=1000)

    def _residence(self, country):
        if self.dice.is_lucky(0.25):
            return self.groups["XXX"]
        return self.groups[RESIDENCE.get(country) or self.dice.one_of(ELSE_RESIDENCE)]

    def _called(self, language, first_names):
        born = self.today.year - self.dice.randint(18, 58) if self.dice.is_lucky(0.7) else None
        return {"name": self._name(language, first_names), "birth_year": born}

    def _name(self, language, first_names):
        if self.dice.is_lucky(0.12):
            return ""
        last_names = LAST_NAMES.get(language, LAST_NAMES["en"])
        is_whole, last_name = self.dice.is_lucky(0.6), self.dice.choice(last_names.split())
        initial = self.dice.choice(SURNAMES)
        return f"{self.dice.choice(first_names.split())} {last_name if is_whole else f'{initial}.'}"

    def _contact(self):
        number = len(self.people)
        way = self.dice.one_of({"email": 45, "phone": 20, "none": 35})
        return {
            "origin": self.dice.one_of({"self": 3, "guest": 5, "staff": 2}),
            "contact_by": way,
            "email": address(f"person-{number:04}") if way == "email" else "",
            # Numbers that the Federal Network Agency keeps free for films and books.
            "phone": f"+49 30 23125 {number % 1000:03}" if way == "phone" else "",
        }

    def _family(self):
        if self.dice.is_lucky(0.6):
            return {"adults": None, "child_ages": NO_CHILDREN}
        n_children = self.dice.one_of({0: 4, 1: 3, 2: 2, 3: 1})
        ages = sorted(self.dice.randint(0, 17) for _child in range(n_children))
        return {"adults": self.dice.randint(1, 2), "child_ages": ages}

    def _maybe(self, codes):
        return self.dice.choice(codes) if self.dice.is_lucky(0.75) else None

    def _spoken(self, person, language):
        level = PersonLanguage.Level
        yield PersonLanguage(person=person, language_id=language, level=level.NATIVE)
        if language not in ("de", "en") and self.dice.is_lucky(0.5):
            yield PersonLanguage(person=person, language_id="en", level=level.SOME)
