"""All settings, read from the environment and safe when nothing is set."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# Where we are -------------------------------------------------------------------------------

DEBUG = env.bool("DEBUG", False)
# True only under our own local runner: sign-in without second factor, mails as files.
LOCAL_RUNNER = env.bool("LOCAL_RUNNER", False)
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / ".local"))).resolve()
# Without a key an installation gets a new one at each start: safe, but all are signed out.
SECRET_KEY = env.str("SECRET_KEY", "") or secrets.token_urlsafe(64)
SITE_ORIGIN = env.str("SITE_ORIGIN", "https://localhost").rstrip("/")
IS_HTTPS = urlsplit(SITE_ORIGIN).scheme == "https"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[urlsplit(SITE_ORIGIN).hostname])
CSRF_TRUSTED_ORIGINS = [SITE_ORIGIN]

# Parts --------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_countries",
    "django_htmx",
    "django_linear_migrations",
    "pgtrigger",
    "pghistory",
    "welcome_center.foundation",
    "welcome_center.privacy",
    "welcome_center.setup",
    "partners",
    "newcomers",
]
FIRST_PARTY_APPS = [
    "welcome_center.foundation",
    "welcome_center.privacy",
    "welcome_center.setup",
    "partners",
    "newcomers",
]

MIDDLEWARE = [
    "welcome_center.foundation.outbox.health.HealthMiddleware",
    "welcome_center.foundation.request_log.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "welcome_center.foundation.center.languages.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "welcome_center.foundation.accounts.sessions.NoStoreMiddleware",
    "welcome_center.foundation.accounts.sessions.SessionLimitsMiddleware",
    "welcome_center.foundation.access.AccessMiddleware",
    "welcome_center.foundation.accounts.second_factor.SecondFactorMiddleware",
]

ROOT_URLCONF = "welcome_center.urls"
WSGI_APPLICATION = "welcome_center.wsgi.application"
FORM_RENDERER = "welcome_center.foundation.form_renderer.FormRenderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "welcome_center.foundation.center.context.center",
                "welcome_center.home.navigation.navigation",
                "welcome_center.home.todo.todo",
            ],
        },
    },
]

# Database -----------------------------------------------------------------------------------

# The application's role may read and write rows; only the owner's may change tables.
DATABASES = {"default": env.db("DATABASE_URL", "postgres://localhost/welcome_center")}
# seconds; a worker may take longer than a web request
STATEMENT_TIMEOUT = env.int("STATEMENT_TIMEOUT", 3)
DATABASES["default"] |= {
    "ENGINE": "django.db.backends.postgresql",
    "CONN_MAX_AGE": 300,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "connect_timeout": 3,
        "options": (
            f"-c statement_timeout={STATEMENT_TIMEOUT}s -c lock_timeout=2s"
            " -c idle_in_transaction_session_timeout=30s"
        ),
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Limits of tries live here: too small a table would forget them under attack.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    # Parts of public pages, in the memory of each process. Their keys say what they were made of.
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}

# Accounts -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "foundation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:after_sign_in"
LOGOUT_REDIRECT_URL = "home:start"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "welcome_center.foundation.accounts.passwords.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SECOND_FACTOR_REQUIRED = not (LOCAL_RUNNER and env.bool("SECOND_FACTOR_OFF", False))
ACCOUNT_ADAPTER = "welcome_center.foundation.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_CHANGE = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_ORIGIN).scheme
ACCOUNT_FORMS = {
    "login": "welcome_center.foundation.accounts.forms.SignInForm",
    "signup": "welcome_center.foundation.accounts.forms.RegisterForm",
    "add_email": "welcome_center.foundation.accounts.forms.NewAddressForm",
    "change_email": "welcome_center.foundation.accounts.forms.OtherAddressForm",
    "change_password": "welcome_center.foundation.accounts.forms.ChangePasswordForm",
    "set_password": "welcome_center.foundation.accounts.forms.SetPasswordForm",
    "reset_password": "welcome_center.foundation.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "welcome_center.foundation.accounts.forms.NewPasswordForm",
    "reauthenticate": "welcome_center.foundation.accounts.forms.ConfirmPasswordForm",
    "request_login_code": "welcome_center.foundation.accounts.forms.RequestCodeForm",
    "confirm_login_code": "welcome_center.foundation.accounts.forms.SignInCodeForm",
    "confirm_email_verification_code": "welcome_center.foundation.accounts.forms.AddressCodeForm",
}
# Wrong tries end before the tenth; nobody is locked out by others for longer than five minutes.
ACCOUNT_RATE_LIMITS = {
    "barrier": "5/m/ip",
    "change_password": "5/m/user",
    "confirm_email": "1/10s/key,9/m/ip",
    "confirm_link": "9/m/ip",
    "export": "30/h/user",
    "invitation": "9/m/ip",
    "login": "60/m/ip",
    "login_failed": "8/m/ip,5/5m/key",
    "manage_email": "9/m/user",
    "mistake": "5/m/ip",
    "referral_code": "30/m/ip",
    "referral_link": "9/m/ip",
    "partner_invitation": "30/h/user",
    "reauthenticate": "9/m/user",
    "request_login_code": "9/m/ip,5/5m/key",
    "reset_password": "9/m/ip,5/5m/key",
    "reset_password_from_key": "9/m/ip",
    "signup": "9/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", 0)
MFA_ADAPTER = "welcome_center.foundation.accounts.adapter.MfaAdapter"
MFA_FORMS = {
    "authenticate": "welcome_center.foundation.accounts.forms.SecondFactorForm",
    "reauthenticate": "welcome_center.foundation.accounts.forms.ConfirmSecondFactorForm",
    "activate_totp": "welcome_center.foundation.accounts.forms.SetUpAppForm",
    "add_webauthn": "welcome_center.foundation.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "welcome_center.foundation.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL_RUNNER
USERSESSIONS_TRACK_ACTIVITY = False
# BundID or a city's own sign-in: a JSON list, as django-allauth describes it for OpenID Connect.
OPENID_CONNECT_APPS = env.json("OPENID_CONNECT_APPS", default=[])
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OPENID_CONNECT_APPS}}
SOCIALACCOUNT_FORMS = {"signup": "welcome_center.foundation.accounts.forms.ConnectForm"}

# seconds; the reasons stand in docs/security.md
SESSION_IDLE_STAFF = 30 * 60
SESSION_IDLE_OTHERS = 60 * 60
SESSION_ABSOLUTE = 12 * 60 * 60
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = SESSION_ABSOLUTE
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-session" if IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_HTTPS else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "welcome_center.home.errors.csrf_failure"

# History ------------------------------------------------------------------------------------

# What changed stays as it was written; the triggers of these tables refuse to change or delete it.
PGHISTORY_APPEND_ONLY = True

# Language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English")), ("ar", _("Arabic"))]
LOCALE_PATHS = [BASE_DIR / "welcome_center" / "locale"]
# What ISO 3166 lacks; both codes are free for own use there.
COUNTRIES_OVERRIDE = {"XK": _("Kosovo"), "XS": _("Stateless")}
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("TIME_ZONE", "Europe/Berlin")

# Files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "build" / "static"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *(path for path in [BASE_DIR / "build" / "assets"] if path.exists()),
]
PAPER_FONTS = BASE_DIR / "build" / "fonts"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Tables that people take out: a day at most, and in no backup.
    "exports": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "exports"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # files of people; no address leads there
    "private": {
        "BACKEND": "welcome_center.foundation.documents.storage.PrivateStorage",
        "OPTIONS": {"location": DATA_DIR / "private"},
    },
}
EXPORT_MAX_ROWS = env.int("EXPORT_MAX_ROWS", 200_000)
MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/media/"  # of all that lies there only the center's logo is served
FILE_UPLOAD_HANDLERS = ["welcome_center.foundation.documents.receiving.LimitedUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 10
# ClamAV's daemon: a path or host:port. Empty: files are not scanned.
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", "")
ATTACHMENT_DAYS = env.int("ATTACHMENT_DAYS", 180)

# Messages and jobs --------------------------------------------------------------------------

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="smtp://localhost:25")
vars().update(EMAIL_CONFIG)
if LOCAL_RUNNER and not env.str("EMAIL_URL", ""):
    EMAIL_BACKEND = "welcome_center.foundation.outbox.file_backend.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Welcome Center <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

CELERY_BROKER_URL = env.str("REDIS_URL", "redis://localhost:6379/0")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # for ever
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 2,
    "socket_connect_timeout": 2,
    "visibility_timeout": 900,
}
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 20
CELERY_WORKER_HIJACK_ROOT_LOGGER = False

# Map ----------------------------------------------------------------------------------------

# Empty: places on a plain ground. See docs/directory.md for the German survey's pictures.
MAP_TILES_URL = env.str("MAP_TILES_URL", "")
MAP_TILES_CREDIT = env.str("MAP_TILES_CREDIT", "")
_tiles = urlsplit(MAP_TILES_URL)
MAP_HOSTS = [f"{_tiles.scheme}://{_tiles.netloc}".replace("{s}", "*")] if MAP_TILES_URL else []

# Security -----------------------------------------------------------------------------------

# How many, in how many seconds, by one address.
BOOKING_LIMITS = {
    "unknown_code": (env.int("LIMIT_UNKNOWN_CODES", 20), 600),
    "hold": (env.int("LIMIT_HOLDS", 300), 900),
}
SEARCH_LIMIT = (env.int("LIMIT_SEARCHES", 300), 60)
# Many people answer by the connection of the house.
SURVEY_LIMIT = (env.int("LIMIT_SURVEY_ANSWERS", 60), 3600)
HSDS_LIMIT = (env.int("LIMIT_HSDS", 300), 60)
# Days without an answer: a reminder to the place, a word to the advisor, the end.
REFERRAL_REMIND_DAYS = env.int("REFERRAL_REMIND_DAYS", 7)
REFERRAL_ESCALATE_DAYS = env.int("REFERRAL_ESCALATE_DAYS", 14)
REFERRAL_EXPIRE_DAYS = env.int("REFERRAL_EXPIRE_DAYS", 30)
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS
# Set this only behind a proxy that drops the header where a visitor sends it.
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *MAP_HOSTS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "form-action": [
            SELF,
            *(
                "{0.scheme}://{0.netloc}".format(urlsplit(app["settings"]["server_url"]))
                for app in OPENID_CONNECT_APPS
            ),
        ],
    }
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

# Logs: one JSON object a line, without personal data ------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "welcome_center.foundation.request_log.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        # its warnings quote files
        "pikepdf": {"handlers": [], "level": "ERROR", "propagate": True},
    },
}
SILENCED_SYSTEM_CHECKS: list[str] = []
