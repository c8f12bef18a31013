"""Gathers the models of the newcomers' capabilities for Django."""

from newcomers.booking.models import *  # noqa: F403
from newcomers.casework.followups.models import *  # noqa: F403
from newcomers.casework.models import *  # noqa: F403
from newcomers.counter.models import *  # noqa: F403
from newcomers.people.models import *  # noqa: F403
from newcomers.referrals.models import *  # noqa: F403
