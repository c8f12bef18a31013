"""Gathers the models of the foundation's capabilities for Django."""

from welcome_center.foundation.accounts.models import *  # noqa: F403
from welcome_center.foundation.accounts.tries import *  # noqa: F403
from welcome_center.foundation.center.models import *  # noqa: F403
from welcome_center.foundation.center.posts import *  # noqa: F403
from welcome_center.foundation.consent.models import *  # noqa: F403
from welcome_center.foundation.documents.export_models import *  # noqa: F403
from welcome_center.foundation.outbox.models import *  # noqa: F403
