"""What stops a report."""

from __future__ import annotations


class ReportFault(Exception):  # noqa: N818 (what can't be handed in, and why)
    """A report can't be made or written: `key` names the sentence, `values` fill its gaps."""

    def __init__(self, key: str, **values: object) -> None:
        """Hold what to say, not yet in which language."""
        super().__init__(f"{key} {values}")
        self.key = key
        self.values = values
