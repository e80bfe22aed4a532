"""The pages as they would be printed, with what is to be known of them above."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.desk_signals import DeskSignals
from facilitator.ui.reports.busy_bar import BusyBar
from facilitator.ui.reports.maker import ReportMaker
from facilitator.ui.reports.preview import Preview
from facilitator.ui.reports.state_line import StateLine
from facilitator.ui.reports.zoom_line import ZoomLine
from facilitator.ui.widgets.parts import label
from facilitator.words import tr


class PreviewPane(QWidget):
    """Shows the preview, its state, which page is seen, how large; `finished` when all is set."""

    finished = Signal()

    def __init__(self, signals: DeskSignals, maker: ReportMaker) -> None:
        super().__init__()
        self.preview = Preview(signals, maker)
        self.state = StateLine()
        self.busy = BusyBar()
        self.progress = label("", "small")
        self.zoom = ZoomLine()
        self.replaced = label("", "warning", wrap=True)
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.state, 1)
        for each in (self.busy, self.progress, self.zoom):
            head.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.replaced)
        column.addWidget(self.preview, 1)
        self.replaced.hide()

    def _connect_signals(self) -> None:
        self.preview.failed.connect(self._on_failed)
        self.preview.finished.connect(self._on_finished)
        self.preview.pages.page_changed.connect(self._on_page_changed)
        self.preview.pages.zoomed.connect(self._on_zoomed)
        self.preview.shown.connect(self._on_shown)
        self.preview.started.connect(self._on_started)
        self.zoom.fit_requested.connect(self.preview.pages.zoom_to)
        self.zoom.step_requested.connect(self.preview.pages.zoom_by)

    # -- hearing --------------------------------------------------------------------------------

    @Slot()
    def _on_failed(self) -> None:
        self.busy.end()
        self.progress.setText("")

    @Slot()
    def _on_finished(self) -> None:
        self._on_page_changed(self.preview.pages.page())
        self.finished.emit()

    @Slot(int)
    def _on_page_changed(self, page: int) -> None:
        count = self.preview.pages.page_count()
        if count and not self.preview.is_busy:
            self.progress.setText(tr("Page {page} of {count}", page=page + 1, count=count))

    @Slot()
    def _on_shown(self) -> None:
        self.busy.end()
        self.progress.setText(tr("Pages: {count}", count=self.preview.pages.page_count()))
        signs = self.preview.replaced
        self.replaced.setVisible(bool(signs))
        self.replaced.setText(
            tr(
                "No font draws these characters, □ stands in their place: {signs}",
                signs=" ".join(signs),
            )
        )

    @Slot()
    def _on_started(self) -> None:
        self.busy.begin()
        self.progress.setText(tr("The document is being set…"))

    @Slot(float)
    def _on_zoomed(self, share: float) -> None:
        self.zoom.show_zoom(self.preview.pages.zoom, share)
