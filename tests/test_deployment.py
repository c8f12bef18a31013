"""What a real installation is started with, as far as it can be judged without an engine."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
LASTING = sorted(set(SERVICES) - {"migrate"})
SECRET = re.compile(r"PASSWORD|SECRET|_URL|AUTH")


def test_the_parts_are_these():
    assert set(SERVICES) == {"proxy", "migrate", "web", "worker", "beat", "postgres", "valkey"}


def test_only_the_proxy_is_published():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]


def test_the_stores_are_on_a_network_that_leads_nowhere():
    assert COMPOSE["networks"]["back"]["internal"] is True
    assert SERVICES["postgres"]["networks"] == SERVICES["valkey"]["networks"] == ["back"]


@pytest.mark.parametrize("name", LASTING)
def test_each_lasting_service_tells_its_health_and_gets_time_to_end(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["stop_grace_period"] == "35s"
    assert SERVICES[name]["restart"] == "unless-stopped"
    assert "no-new-privileges:true" in SERVICES[name]["security_opt"]


@pytest.mark.parametrize("name", ["proxy", "web", "worker", "beat", "migrate"])
def test_what_faces_people_cannot_write_to_its_own_image(name):
    assert SERVICES[name]["read_only"] is True
    assert SERVICES[name]["cap_drop"] == ["ALL"]


def test_each_secret_comes_from_the_environment_and_has_no_default():
    secrets = {
        (name, key): value
        for name, service in SERVICES.items()
        for key, value in service.get("environment", {}).items()
        if SECRET.search(key)
    }

    assert ("web", "SECRET_KEY") in secrets
    assert {where for where, value in secrets.items() if ":?}" not in value} == set()


def test_only_the_migration_knows_the_mighty_roles():
    knowing = [
        name
        for name, service in SERVICES.items()
        if {"SUPERUSER_URL", "DATABASE_OWNER_URL"} & service.get("environment", {}).keys()
    ]
    assert knowing == ["migrate"]


def test_the_example_names_every_variable_that_is_asked_for():
    asked = set(re.findall(r"\$\{(\w+):\?\}", (ROOT / "docker-compose.yml").read_text()))
    named = set(re.findall(r"^(\w+)=$", (ROOT / "deploy/example.env").read_text(), re.MULTILINE))
    assert named == asked


def test_the_proxy_is_given_every_variable_of_its_template():
    wanted = set(re.findall(r"\$\{(\w+)\}", (ROOT / "deploy/nginx.conf.template").read_text()))
    assert wanted <= SERVICES["proxy"]["environment"].keys()


def test_secrets_stay_out_of_the_image_and_of_the_repository():
    """`COPY . .` takes what is not named: the file of secrets lies beside the compose file."""
    left_out = (ROOT / ".dockerignore").read_text().split()
    assert {"**/*.env", "**/.env*"} <= set(left_out)
    assert {".env", "*.env"} <= set((ROOT / ".gitignore").read_text().split())


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/", "/"),
        ("/de/book/time/", "/de/book"),
        ("/de/appointments/ABCD2345/", "/de/appointments"),
        ("/calendar/A_token-that-nobody-has.ics", "/calendar"),
        ("/de/invitations/one-that-is-longer-than-any-word/", "/de/invitations"),
        ("/static/app.css", "/static"),
    ],
)
def test_the_proxy_tells_no_code_and_no_token(path, told):
    template = (ROOT / "deploy/nginx.conf.template").read_text()
    pattern = re.search(r'"~(\^\S+)" \$words;', template)[1].replace("(?<", "(?P<")
    found = re.search(pattern, path)

    assert (found["words"] if found else "/") == told
    assert re.search(r"error_log \S+ crit;", template)
    assert not {"$uri", "$request", "$remote_addr", "$args"} & set(
        re.search(r"log_format plain '(.*)'", template)[1].split()
    )


def test_the_image_runs_as_somebody_ordinary():
    last_stage = (ROOT / "Dockerfile").read_text().rpartition("\nFROM ")[2]
    assert re.findall(r"^USER (\w+)$", last_stage, re.MULTILINE) == ["portal"]
    assert "USER root" not in last_stage
