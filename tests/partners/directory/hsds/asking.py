"""How tests ask the API."""

API = "/api/hsds"


def ask(client, path, **given):
    answer = client.get(f"{API}/{path}", given)
    assert answer.status_code == 200, answer.content
    return answer.json()


def listed(client, path, **given):
    return ask(client, path, **given)["contents"]
