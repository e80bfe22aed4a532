"""A desktop with the accessibility bus, as a screen reader finds it."""

from tests.desktop.own_desktop import OwnDesktop

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


class RoomDesktop(OwnDesktop):
    """Runs the accessibility bus besides; Qt's programs join it without being asked."""

    def _start_more(self) -> None:
        self.environment["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self._run(LAUNCHER, "--launch-immediately")
        asked = ("--session", "--print-reply=literal", "--dest=org.a11y.Bus", "/org/a11y/bus")
        self.wait_until(("dbus-send", *asked, "org.a11y.Bus.GetAddress"), "unix:")
