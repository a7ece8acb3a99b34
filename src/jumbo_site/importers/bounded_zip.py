"""Archives of strangers (zip, and so xlsx), opened within bounds: what they unfold to is counted before it is read."""

from __future__ import annotations

import io
import zipfile
import zlib

from jumbo_site.importers.timetable import MAX_BYTES, ImportRefusedError

MAX_UNFOLDED = 200_000_000
"""Bytes of all files of an archive together."""
MAX_FILES = 2000
_READ = 1_000_000


def open_archive(data: bytes) -> zipfile.ZipFile:
    """Return an archive whose files together stay within the bounds, whatever its directory says of their sizes.

    Raises ImportRefusedError.
    """
    if len(data) > MAX_BYTES:
        raise ImportRefusedError(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        if len(entries) > MAX_FILES:
            raise ImportRefusedError(f"The archive holds more than {MAX_FILES} files.")
        if sum(entry.file_size for entry in entries) > MAX_UNFOLDED:
            raise ImportRefusedError(f"The archive unfolds to more than {MAX_UNFOLDED // 1_000_000} MB.")
        total = 0
        for entry in entries:
            with archive.open(entry) as stream:
                while piece := stream.read(_READ):
                    total += len(piece)
                    if total > MAX_UNFOLDED:
                        message = f"The archive unfolds to more than {MAX_UNFOLDED // 1_000_000} MB."
                        raise ImportRefusedError(message)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise ImportRefusedError(f"The archive cannot be opened: {error}.") from None
    except (EOFError, OSError, ValueError, UnicodeError) as error:
        raise ImportRefusedError(f"The archive is damaged: {error}.") from None
    return archive
