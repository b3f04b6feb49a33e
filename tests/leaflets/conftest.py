"""How Hypothesis runs: the same few examples each time; very many where LEAFLETS_LONG is set."""

from __future__ import annotations

import os

from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

hypothesis.register_profile("short", max_examples=40, derandomize=True, deadline=None, database=None)
hypothesis.register_profile(
    "long",
    max_examples=3000,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis.load_profile("long" if os.environ.get("LEAFLETS_LONG") else "short")
