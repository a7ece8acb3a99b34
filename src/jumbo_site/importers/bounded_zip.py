"""Archives of strangers (zip, and so xlsx), opened within bounds: what they unfold to is counted before it is read."""

from __future__ import annotations

import io
import zipfile
import zlib

from jumbo_site.diagnostics import say
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
        raise ImportRefusedError(say("The file is larger than {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
        if len(entries) > MAX_FILES:
            raise ImportRefusedError(say("The archive holds more than {max_files} files.", max_files=MAX_FILES))
        if sum(entry.file_size for entry in entries) > MAX_UNFOLDED:
            raise ImportRefusedError(
                say("The archive unfolds to more than {max_unfolded} MB.", max_unfolded=MAX_UNFOLDED // 1_000_000)
            )
        total = 0
        for entry in entries:
            with archive.open(entry) as stream:
                while piece := stream.read(_READ):
                    total += len(piece)
                    if total > MAX_UNFOLDED:
                        message = say(
                            "The archive unfolds to more than {max_unfolded} MB.",
                            max_unfolded=MAX_UNFOLDED // 1_000_000,
                        )
                        raise ImportRefusedError(message)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
        raise ImportRefusedError(say("The archive cannot be opened: {error}.", error=error)) from None
    except (EOFError, OSError, ValueError, UnicodeError) as error:
        raise ImportRefusedError(say("The archive is damaged: {error}.", error=error)) from None
    return archive
