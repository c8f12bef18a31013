"""Finds every text to translate in Python code and in Django templates."""

import ast
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils.translation import trim_whitespace
from django.utils.translation.template import (
    block_re,
    constant_re,
    context_re,
    endblock_re,
    inline_re,
    plural_re,
)

CODE_FOLDERS = ("welcome_center", "newcomers", "partners", "employers")
TEMPLATE_FOLDERS = ("templates",)
TEMPLATE_ENDINGS = (".html", ".txt")
LEFT_OUT = {"migrations", "locale", "__pycache__"}

# What the arguments of each function are.
_TEXT, _SEVERAL = ("text",), ("text", "plural")
_IN_CONTEXT, _SEVERAL_IN_CONTEXT = ("context", *_TEXT), ("context", *_SEVERAL)
FUNCTIONS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), _TEXT),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _SEVERAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _IN_CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), _SEVERAL_IN_CONTEXT),
}


@dataclass(frozen=True)
class Text:
    """A text as gettext knows it: its context, itself, and its form for several."""

    text: str
    plural: str = ""
    context: str | None = None

    @property
    def key(self):
        return self.context, self.text


def collect(root=settings.BASE_DIR):
    """All texts with the files they stand in: {Text: [path, …]}, by file and place in it."""
    found = {}
    for path in _files(root):
        for text in texts_in(path):
            places = found.setdefault(text, [])
            if (place := path.relative_to(root).as_posix()) not in places:
                places.append(place)
    return found


def texts_in(path):
    if path.suffix == ".py":
        return in_code(path.read_bytes())
    return in_template(path.read_text())


def _files(root):
    yield from _files_in(root, CODE_FOLDERS, {".py"})
    yield from _files_in(root, TEMPLATE_FOLDERS, set(TEMPLATE_ENDINGS))


def _files_in(root, folders, endings):
    for folder in folders:
        for path in sorted(Path(root, folder).rglob("*")):
            if path.suffix in endings and LEFT_OUT.isdisjoint(path.parts):
                yield path


def in_code(source):
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        named = dict(zip(FUNCTIONS.get(_called(call), ()), call.args, strict=False))
        words = {name: node.value for name, node in named.items() if _is_text(node)}
        if words.get("text"):
            yield Text(**words)


def _called(call):
    """The name of the function, also of `translation.gettext`."""
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def in_template(source):
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type == TokenType.VAR:
            yield from _constants(token.contents)
        elif token.token_type == TokenType.BLOCK:
            yield from _in_tag(token, tokens)


def _in_tag(tag, tokens):
    if tag.contents == "comment":
        _skip_comment(tokens)
    elif inline := inline_re.match(tag.contents):
        # As Django looks it up: percent signs doubled.
        yield Text(_unquoted(inline[1]).replace("%", "%%"), context=_context(inline[2]))
    elif block := block_re.match(tag.contents):
        yield from _constants(tag.contents)
        yield _block_text(tag, tokens, _context(block[1]))
    else:
        yield from _constants(tag.contents)


def _constants(contents):
    return (Text(_unquoted(quoted)) for quoted in constant_re.findall(contents))


def _skip_comment(tokens):
    for token in tokens:
        if token.token_type == TokenType.BLOCK and token.contents == "endcomment":
            return


def _block_text(tag, tokens, context):
    """The text of a block up to its end, variables as named placeholders."""
    parts = [""]
    for token in tokens:
        if token.token_type == TokenType.BLOCK and endblock_re.match(token.contents):
            break
        if token.token_type == TokenType.BLOCK and plural_re.match(token.contents):
            parts.append("")
        elif token.token_type == TokenType.VAR:
            parts[-1] += f"%({token.contents})s"
        elif token.token_type == TokenType.TEXT:
            parts[-1] += token.contents.replace("%", "%%")
    if "trimmed" in tag.split_contents():
        parts = [trim_whitespace(part) for part in parts]
    return Text(*parts, context=context)


def _context(clause):
    if not clause:
        return None
    return _unquoted(context_re.match(clause)[1])


def _unquoted(quoted):
    return quoted[1:-1]
