"""Mails as files, for the demo: one `.eml` each, readable by any mail program."""

import os
import re
import uuid
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class EmailBackend(BaseEmailBackend):
    """Writes to `settings.EMAIL_FILE_PATH`. A file is whole from the moment it has its name."""

    def open(self):
        Path(settings.EMAIL_FILE_PATH).mkdir(parents=True, exist_ok=True)

    def send_messages(self, email_messages):
        self.open()
        for mail in email_messages:
            _write(Path(settings.EMAIL_FILE_PATH) / _name(mail), mail.message().as_bytes())
        return len(email_messages)


def _name(mail):
    moment = timezone.localtime().strftime("%Y-%m-%d_%H-%M-%S")
    recipient = re.sub(r"[^A-Za-z0-9@._-]", "_", ",".join(mail.to))[:80]
    return f"{moment}_{recipient}_{uuid.uuid4().hex[:8]}.eml"


def _write(path, content):
    draft = path.with_suffix(".part")
    draft.write_bytes(content)
    os.replace(draft, path)
