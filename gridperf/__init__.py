"""GridPerf: what a district's units promised, spent and achieved."""

__version__ = "0.2.0"
