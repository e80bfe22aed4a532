"""A screen reader in little: finds controls by role and name, and uses them.

Runs in the system's Python, which has pyatspi. Takes one order a line on standard input, as JSON
`[order, ...arguments]`, and answers one line: `[true, value]` or `[false, what is wrong]`.
"""
