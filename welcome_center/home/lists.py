"""All lists of the portal, so that workers know them as the pages do.

A capability that declares a list names its module here.
"""

from newcomers.referrals.lists import REFERRALS

LISTS = (REFERRALS,)
