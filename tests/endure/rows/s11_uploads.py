from tests.endure.result import by_pytest


def run():
    return by_pytest(
        "S11",
        "Uploaded files",
        "39 bad files, 8 good ones; scanner away, infected; another team; a full disk",
        "tests/foundation/documents/test_uploads.py",
        "tests/foundation/documents/test_scanning.py",
        "tests/newcomers/casework/attachments",
    )
