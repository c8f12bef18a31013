"""The portal with one release more: what its migration does, later ones will do."""

from welcome_center import settings

globals().update({name: value for name, value in vars(settings).items() if name.isupper()})
INSTALLED_APPS = [*settings.INSTALLED_APPS, "tests.endure.trial"]
