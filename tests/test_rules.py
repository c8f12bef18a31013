"""Rules that no tool knows: how large things may grow, and who may give work to the workers."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = [
    path
    for folder in ("welcome_center", "partners", "newcomers", "tests", "deploy")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.parent.name != "migrations"  # Django writes those
]
PORTAL = [path for path in CODE if not path.is_relative_to(ROOT / "tests")]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
# mail programs know no style sheets but those in the mail itself
PAGES = [path for path in TEMPLATES if not path.is_relative_to(ROOT / "templates" / "email")]
STYLES = sorted((ROOT / "static").rglob("*.css"))
PUBLISHING = {"delay", "apply_async", "send_task"}
POSTPONING = {"eta", "countdown"}
# what points left or right stays put when the page turns round for Arabic
PHYSICAL = re.compile(
    r"(?:^|[;{\s])(?:(?:margin|padding|border)-(?:left|right)|left|right)\b[\w-]*\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
)
FILE_LINES, FUNCTION_LINES = 400, 40
PAGE_LINES, FRAGMENT_LINES = 150, 60


def named(path):
    return str(path.relative_to(ROOT))


def length(path):
    return len(path.read_text().splitlines())


@pytest.mark.parametrize("path", CODE, ids=named)
def test_a_file_and_its_functions_stay_readable(path):
    text = path.read_text()
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    too_long = [each.name for each in functions if _lines_of(each) > FUNCTION_LINES]

    assert len(text.splitlines()) <= FILE_LINES
    assert too_long == []


def _lines_of(function):
    return function.end_lineno - function.lineno + 1


@pytest.mark.parametrize("path", PORTAL, ids=named)
def test_nobody_publishes_work_or_sets_it_for_later(path):
    """Workers find due rows by themselves; a broker that is away must not be missed."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]

    published = {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}
    postponed = {keyword.arg for call in calls for keyword in call.keywords}

    assert published & PUBLISHING == set()
    assert postponed & POSTPONING == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_a_template_stays_readable(path):
    limit = FRAGMENT_LINES if path.name.startswith("_") else PAGE_LINES

    assert length(path) <= limit


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_template_has_no_style_or_script_of_its_own(path):
    text = path.read_text()

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)
    assert not re.search(r"<script(?![^>]*(?:\bsrc=|\bnonce=|type=\"application/json\"))", text)


@pytest.mark.parametrize("path", STYLES, ids=named)
def test_a_style_sheet_knows_no_left_and_right(path):
    without_comments = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)

    assert PHYSICAL.findall(without_comments) == []


def test_no_rule_stands_in_two_style_sheets():
    """What two pages share stands in a sheet that both load."""
    rules = [line for path in STYLES for line in set(path.read_text().splitlines())]
    own = [line for line in rules if re.match(r"[.:][^@]+\{.+\}", line)]

    assert len(own) == len(set(own)), {line for line in own if own.count(line) > 1}


@pytest.mark.parametrize(
    ("rule", "is_physical"),
    [
        ("a { margin-left: 1px }", True),
        ("a { left: 0; }", True),
        ("a{text-align:right}", True),
        ("a { border-right-color: red }", True),
        ("a { margin-inline-start: 1px; inset-inline-end: 0; text-align: start }", False),
        (".wc-left { color: red }", False),
    ],
)
def test_the_rule_for_style_sheets_tells_them_apart(rule, is_physical):
    assert bool(PHYSICAL.search(rule)) == is_physical
