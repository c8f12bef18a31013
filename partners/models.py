"""Gathers the models of the partners' capabilities for Django."""

from partners.directory.models import *  # noqa: F403
from partners.directory.offers import *  # noqa: F403
from partners.directory.upkeep import *  # noqa: F403
from partners.guide.models import *  # noqa: F403
from partners.rules.models import *  # noqa: F403
