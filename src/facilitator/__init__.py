"""Run a staff workshop from a laptop, with the room following on the projector."""

__version__ = "0.1.0"
