"""QR pictures: reading what somebody has photographed or copied, drawing what is to be printed."""


def read_qr(grey: memoryview, width: int, height: int, stride: int) -> list[str]:
    """The texts of the QR codes in a picture, given as one byte of grey a pixel and `stride` bytes a row.

    Takes up to a tenth of a second: never call from the window's thread.
    """
    import zxingcpp  # slow to import, and wanted once in a PC's life

    picture = zxingcpp.ImageView(grey, width, height, zxingcpp.ImageFormat.Lum, row_stride=stride)
    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=wanted)]


def qr_modules(text: str) -> list[list[bool]]:
    """A QR code's modules row by row, without the quiet zone of four; True is dark. A seventh of it may be damaged."""
    import segno

    made = segno.make_qr(text, error="m", boost_error=False)
    return [[bool(module) for module in row] for row in made.matrix]
