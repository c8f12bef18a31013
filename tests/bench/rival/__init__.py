"""A project that is nothing but django-appointment, so that its requests can be timed.

It runs in an environment of its own (`make bench` builds it): its needs are not ours.
"""
