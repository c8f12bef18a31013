"""All lists of the portal, so that workers know them as the pages do.

A capability that declares a list names its module here.
"""

from newcomers.casework.cases.lists import CASES
from newcomers.file.lists import PEOPLE
from newcomers.referrals.lists import REFERRALS

LISTS = (CASES, PEOPLE, REFERRALS)
