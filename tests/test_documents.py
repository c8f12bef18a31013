"""What we tell readers of the repository: nothing left open, no dead link, no unknown command."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX|WIP|lorem ipsum|coming soon|to follow|placeholder)\b|\?\?\?|<!--",
    re.IGNORECASE,
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
COMMAND = re.compile(r"(?:`|^)make ([a-z]+)", re.MULTILINE)
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
MANAGE = re.compile(r"manage\.py ([a-z_]+)")


ENVIRONMENT = re.compile(r'env(?:iron(?:ment)?)?(?:\.\w+)?[(\[]"([A-Z_]+)"')
ROW = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
# the demo's own: README.md names the first ones, its runner sets the others
OF_THE_DEMO = {
    "PORT",
    "CENTER",
    "DEMO_PASSWORD",
    "LOCAL_RUNNER",
    "SECOND_FACTOR_OFF",
    "DJANGO_SETTINGS_MODULE",
}


def named(path):
    return str(path.relative_to(ROOT))


def dead_links(text, folder):
    """Relative links without their file, or with a heading that the file does not have."""
    relative = [link for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]
    return [link for link in relative if not is_alive(link, text, folder)]


def is_alive(link, text, folder):
    address, _hash, heading = link.partition("#")
    page = folder / address
    if not page.exists():
        return False
    return not heading or heading in anchors(page.read_text() if address else text)


def anchors(text):
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each).lower().replace(" ", "-") for each in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_nothing_is_left_open(path):
    # words that are written about placeholders of mails are no placeholders
    text = path.read_text().replace("placeholders", "")

    assert PLACEHOLDER.findall(text) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(path):
    assert dead_links(path.read_text(), path.parent) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_make_command_exists(path):
    targets = set(TARGET.findall((ROOT / "Makefile").read_text()))

    assert set(COMMAND.findall(path.read_text())) <= targets


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_manage_command_exists(path):
    folders = [*ROOT.glob("*/management/commands"), *ROOT.glob("*/*/management/commands")]
    ours = {command.stem for folder in folders for command in folder.glob("[a-z]*.py")}
    django = {"check", "collectstatic", "createsuperuser", "makemigrations", "migrate", "shell"}

    assert set(MANAGE.findall(path.read_text())) <= ours | django


def test_operations_name_every_variable_that_is_read_and_no_other():
    sources = [*ROOT.glob("welcome_center/**/*.py"), *ROOT.glob("deploy/*.py")]
    read = {name for path in sources for name in ENVIRONMENT.findall(path.read_text())}

    assert set(ROW.findall((ROOT / "docs/operations.md").read_text())) == read - OF_THE_DEMO


def test_the_readme_names_the_commands_that_a_visitor_needs():
    named_there = set(COMMAND.findall((ROOT / "README.md").read_text()))

    assert {"demo", "test", "check", "bench", "endure"} <= named_there


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("[here](README.md)", []),
        ("[away](https://example.org/nothing)", []),
        ("[gone](docs/gone.md)", ["docs/gone.md"]),
        ("![picture](docs/pictures/gone.png)", ["docs/pictures/gone.png"]),
        ("# A heading\n[there](#a-heading)", []),
        ("# A heading\n[nowhere](#another)", ["#another"]),
    ],
)
def test_dead_links_are_told_from_live_ones(text, dead):
    assert dead_links(text, ROOT) == dead
