import pytest
from django.core.mail import EmailMessage, get_connection

BACKEND = "welcome_center.foundation.outbox.file_backend.EmailBackend"


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_each_mail_is_a_file_named_after_its_recipient(folder):
    letters = [EmailMessage("Code", "482913", to=["amal@demo.example"]) for _letter in range(2)]

    get_connection(BACKEND).send_messages(letters)

    files = sorted(folder.iterdir())
    assert len(files) == 2
    assert all("amal@demo.example" in path.name and path.suffix == ".eml" for path in files)
    assert "482913" in files[0].read_text()


def test_a_strange_address_cannot_leave_the_folder(folder):
    get_connection(BACKEND).send_messages([EmailMessage("A", "b", to=["../../x y@demo.example"])])

    [path] = folder.iterdir()
    assert path.name.split("_", 2)[2].startswith(".._.._x_y@demo.example")
