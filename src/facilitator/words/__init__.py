"""Every text a user reads goes through `tr`; Korean is the first language, English the second."""

from facilitator.words.catalog import language, system_language, tr, use_language

__all__ = ["language", "system_language", "tr", "use_language"]
