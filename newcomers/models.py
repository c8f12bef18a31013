"""Gathers the models of the newcomers' capabilities for Django."""

from newcomers.booking.models import *  # noqa: F403
from newcomers.casework.attachments.models import *  # noqa: F403
from newcomers.casework.cases.models import *  # noqa: F403
from newcomers.casework.drafts.models import *  # noqa: F403
from newcomers.casework.followups.models import *  # noqa: F403
from newcomers.casework.models import *  # noqa: F403
from newcomers.casework.survey.models import *  # noqa: F403
from newcomers.counter.models import *  # noqa: F403
from newcomers.file.merging.models import *  # noqa: F403
from newcomers.people.models import *  # noqa: F403
from newcomers.people.records import *  # noqa: F403
from newcomers.referrals.models import *  # noqa: F403
