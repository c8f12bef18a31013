import pytest

from newcomers.people.names import found_by, name_keys, part_keys, readings, roman


def sound_alike(one, other):
    """Whether each part of one name, read in some way, is heard in the other."""
    heard = set(name_keys(one))
    return any(all(keys & heard for keys in reading) for reading in readings(other))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("Олена", "olena"),
        ("Anna-Lena O’Brien", "anna lena obrien"),
        ("Αθηνά", "athina"),
        ("  Mira\t\u202eK. \x00", "mira k"),
        ("😀 <b>", "b"),
        ("", ""),
    ],
)
def test_a_name_in_latin_letters(name, letters):
    assert roman(name) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Muhammad", "Mohammed"),
        ("محمد", "Mehmet"),
        ("Юлія", "Iuliia"),
        ("Halyna", "Galina"),
        ("عبد الرحمن", "Abdurrahman"),
        ("Nur al-Din", "Nureddin"),
        ("Elsayed", "Al-Sayed"),
        ("Yelena", "Elena"),
        ("Katarzyna", "Katharina"),
        ("Gül Şahin", "Schahin Guel"),
        ("Gul Khan", "Gulkhan"),
        ("Gulkhan", "Gul Khan"),
        ("Ђорђе", "Djordje"),
        ("Đức", "Duc"),
    ],
)
def test_spellings_of_one_name_sound_alike(one, other):
    assert sound_alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna", "Maria"), ("Mohammed Ali", "Mohammed Khan"), ("Ivan", "Ibrahim"), ("Ali", "Amal")],
)
def test_other_names_do_not(one, other):
    assert not sound_alike(one, other)


def test_what_comes_and_goes_is_not_part_of_a_name():
    assert part_keys("María de la Cruz") == part_keys("Maria Cruz")


def test_a_name_of_any_length_has_few_keys():
    assert len(name_keys("Chzgjxczwg " * 30)) < 100
    assert len(name_keys("كخغجذ" * 30)) < 100


@pytest.mark.parametrize("name", ["", "!!", "😀", "\u202e", "-"])
def test_what_is_no_name_has_no_keys(name):
    assert found_by(name) == {"name_roman": "", "name_keys": []}
