"""Every kind of fault that a reviewer looks for."""

from __future__ import annotations

from tests.planting import indicator_faults, money_faults, text_faults
from tests.planting.kinds import FAULTS

__all__ = ["FAULTS", "indicator_faults", "money_faults", "text_faults"]
