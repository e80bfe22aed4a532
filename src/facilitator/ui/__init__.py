"""The windows: they read the workshop, wish through the desk, and hear what changed."""

import builtins

import PySide6.QtCore  # noqa: F401 (it puts a hook of its own before every import)

# For features that we do not use, PySide's hook reads the source of each module that is imported,
# and is called again wherever C code imports, strftime for one. Without it imports are Python's.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
