import contextlib
import os
import subprocess
import sys

import pytest

from welcome_center.local.folder import DataFolder
from welcome_center.local.problems import Problem
from welcome_center.local.users import make_folder, server_user


def test_secrets_are_made_once_and_for_our_eyes_only(tmp_path):
    folder = DataFolder(tmp_path)

    assert folder.secrets() == folder.secrets()
    assert (tmp_path / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_a_second_run_is_told_who_holds_the_folder(tmp_path):
    second = DataFolder(tmp_path)

    told = pytest.raises(Problem, match=rf"already runs.*process {os.getpid()}")
    with DataFolder(tmp_path).held(), told, second.held():
        pass


def test_the_folder_of_a_run_that_was_killed_is_free(tmp_path):
    held = f"""
import os, pathlib
from welcome_center.local.folder import DataFolder
with DataFolder(pathlib.Path({str(tmp_path)!r})).held():
    os.kill(os.getpid(), 9)
"""
    killed = subprocess.run([sys.executable, "-c", held], check=False)
    assert killed.returncode == -9

    with DataFolder(tmp_path).held() as folder:
        assert folder.logs.is_dir()


def test_a_folder_made_for_another_center_is_refused(tmp_path):
    folder = DataFolder(tmp_path)
    folder.remember(center="hildesheim")

    folder.refuse_other_center("hildesheim")
    with pytest.raises(Problem, match="holds the center 'hildesheim', not 'stuttgart'"):
        folder.refuse_other_center("stuttgart")


def test_what_cannot_be_a_folder_is_told_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()

    folder = DataFolder(tmp_path / "file" / "data")
    with pytest.raises(Problem, match="choose another folder with DATA_DIR"), folder.held():
        pass


def test_root_is_told_when_the_servers_user_cannot_pass(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    is_root = os.geteuid() == 0
    refusal = pytest.raises(Problem, match=r"You are root.*'nobody', who cannot enter")

    with refusal if is_root else contextlib.nullcontext():
        make_folder(closed / "postgres", server_user(closed / "postgres"))
