"""For all tests: no property fails because the machine is busy."""

from hypothesis import settings

settings.register_profile("workshop", settings.default, deadline=None)  # CI's own profile stays what it is else
settings.load_profile("workshop")
