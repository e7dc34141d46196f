"""How a page of the help is set: headings, room between paragraphs, quiet tables, pictures as wide as the text."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from app.ui.help.topics import PICTURES, Topic
from app.ui.look.theme import theme
from app.ui.words.speech import translate

WIDEST = 820  # pixels of a line of text, so that it can be read
PICTURE = chr(0xFFFC)  # stands in a text where a picture is
MARGIN = 24  # pixels beside the text, and for the scroll bar
PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class HelpText(QTextBrowser):
    """A page of the help. Pictures are as wide as the text at most, and sharp."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("HelpPage", "Trang trợ giúp"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        edge = f"2px solid {theme.tokens.focus}"
        self.setStyleSheet(
            "QTextBrowser { border: 2px solid transparent; background: transparent; }"
            f" QTextBrowser:focus {{ border: {edge}; }}"
        )
        self.setMaximumWidth(theme.px(WIDEST) + MARGIN)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._topic: Topic | None = None

    def open(self, topic: Topic) -> None:
        self._topic = topic
        self.setDocument(QTextDocument(self))  # another one: nothing of the page before is left in it
        self.document().setDefaultFont(theme.font("body"))
        self.setMarkdown(f"# {topic.title}\n\n{topic.text}")
        self._set_blocks()
        self._set_tables()
        self.verticalScrollBar().setValue(0)

    def say(self, text: str) -> None:
        self._topic = None
        self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are as wide as the text: another width makes them anew, where the reader was."""
        super().resizeEvent(event)
        if self._topic is not None and event.size().width() != event.oldSize().width():
            place = self.verticalScrollBar().value()
            self.open(self._topic)
            self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != int(QTextDocument.ResourceType.ImageResource.value):
            return super().loadResource(kind, name)
        file = name.fileName() if isinstance(name, QUrl) else name.rpartition("/")[2]
        image = QImage(str(PICTURES / file))
        if image.isNull():
            return image
        ratio = self.devicePixelRatioF()
        widest = min(theme.px(WIDEST), self.viewport().width() - MARGIN, image.width())
        made = image.scaledToWidth(round(widest * ratio), Qt.TransformationMode.SmoothTransformation)
        made.setDevicePixelRatio(ratio)
        return made

    def _set_blocks(self) -> None:
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            level, in_list = block.blockFormat().headingLevel(), block.textList() is not None
            form = QTextBlockFormat()
            form.setTopMargin(theme.px(14 if level > 1 else 0))
            form.setBottomMargin(theme.px(4 if in_list or cursor.currentTable() else 10))
            if PICTURE not in block.text():  # a picture is as high as it is
                form.setLineHeight(140, PROPORTIONAL)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(form)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.setCharFormat(_heading("tile" if level == 1 else "h2"))
            block = block.next()

    def _set_tables(self) -> None:
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                form = frame.format()
                form.setBorder(1)
                form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
                form.setBorderBrush(QBrush(theme.color("line")))
                form.setBorderCollapse(True)
                form.setCellPadding(theme.px(6))
                form.setTopMargin(theme.px(4))
                form.setBottomMargin(theme.px(12))
                form.setWidth(QTextLength(QTextLength.Type.VariableLength, 0))
                frame.setFormat(form)


def _heading(style: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.font(style), QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setForeground(QBrush(theme.color("text")))
    return form
