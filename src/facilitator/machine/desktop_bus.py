"""The way to a Linux desktop: over its session bus."""

from wakepy.core import DBusMethodCall
from wakepy.dbus_adapters.jeepney import JeepneyDBusAdapter


class DesktopBus(JeepneyDBusAdapter):
    """Closes what it opened, and collects no garbage.

    The library's own collects when it closes, in our thread: a widget found then would be
    destroyed outside the thread of the windows, which crashes Qt. After a refusal it leaves the
    connection open.
    """

    def process(self, call: DBusMethodCall) -> object:
        """Ask the desktop; raises whatever stands in the way."""
        try:
            return super().process(call)
        except Exception:
            self.close_connections()
            raise

    def close_connections(self) -> None:
        """Close what is open."""
        while self._connections:
            _, connection = self._connections.popitem()
            self.close_connection(connection)
