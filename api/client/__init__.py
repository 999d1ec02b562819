"""The service for Python programs: a client, what it answers, what it raises.

It needs nothing beside the standard library but pydantic and the documents, which are those of the service itself.
"""

from api.client.address import Kept
from api.client.client import Client
from api.client.refusal import Refusal, SolveFailed, UnknownAnswer, Unreachable

__all__ = ["Client", "Kept", "Refusal", "SolveFailed", "UnknownAnswer", "Unreachable"]
