"""De YAML-lezer van PyYAML: die in C, of waar die er niet is die in Python."""

from __future__ import annotations

from typing import Any

import yaml

LEZER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
