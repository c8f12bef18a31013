from tests.endure.result import by_commands

TESTS = "tests/test_rules.py tests/test_versions.py tests/test_deployment.py"


def run():
    return by_commands(
        "S15",
        "What tools and rules find in the code",
        "ruff, bandit, secrets, import rules, compose schema, check --deploy, floors, hashes",
        {
            "make check": ["make", "check"],
            "tests of rules and versions": ["make", "test", f"ARGS={TESTS}"],
        },
    )
