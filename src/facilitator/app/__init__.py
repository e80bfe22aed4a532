"""Use cases, the Action, and the ports that storage, documents and ui fulfil."""
