"""GridPerf: what a district's units promised, spent and achieved."""

__version__ = "0.1.0"
