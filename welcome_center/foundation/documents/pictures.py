"""Pictures are drawn anew: what is no pixel (place, camera, hidden programs) stays behind."""

from io import BytesIO

from PIL import Image, ImageOps

# A request has 4 seconds and 300 MB. A JPEG is read in half or a quarter of its size where that is
# large enough; all others must be unpacked whole.
MAX_PIXELS = 25_000_000
MAX_PIXELS_OF_JPEG = 64_000_000
ENOUGH, MAX_SIDE = 2000, 3000
FORMATS = ("JPEG", "PNG", "WEBP")


class TooManyPixels(Exception):
    """It would not fit into memory."""


class Broken(Exception):
    """It is no whole picture."""


def redraw(content):
    """(the new file's bytes, "JPEG" or "PNG"), upright, at most `MAX_SIDE` in each direction."""
    try:
        return _redraw(content)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixels from error
    except TooManyPixels:
        raise
    except Exception as error:  # Pillow raises what it likes
        raise Broken from error


def _redraw(content):
    with Image.open(BytesIO(content), formats=FORMATS) as picture:
        is_png = picture.format == "PNG"
        _check_size(picture, MAX_PIXELS_OF_JPEG)
        picture.draft("RGB", (ENOUGH, ENOUGH))
        _check_size(picture, MAX_PIXELS)
        picture.thumbnail((MAX_SIDE, MAX_SIDE), reducing_gap=None)
        upright = ImageOps.exif_transpose(picture)
    plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.info = {}  # comments and profiles would be copied
    return _saved(plain, "PNG" if is_png or plain.mode == "RGBA" else "JPEG")


def _check_size(picture, limit):
    if picture.width * picture.height > limit:
        raise TooManyPixels


def _saved(picture, how):
    file = BytesIO()
    picture.save(file, how, quality=88)
    return file.getvalue(), how
