"""The commands of the command line, one module for each.

Imports of other layers stand inside the functions: the window starts without them.
"""

NAMES = ("import", "report", "show", "merge", "check", "rehearse", "_typeset")
