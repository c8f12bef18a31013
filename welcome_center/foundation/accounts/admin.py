"""Accounts are kept on `/desk/team/`, where nobody gives more than is theirs to give.

What the sign-in library shows in the admin would let an administrator read secrets of second
factors, or slip into anybody's account by giving it another address.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group

admin.site.unregister(
    [Authenticator, EmailAddress, Group, SocialAccount, SocialApp, SocialToken, UserSession]
)
