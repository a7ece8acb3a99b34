"""The files of a Pagefind index in an order that is the same each time.

Pagefind 1.5 writes the values of a filter, and the filters themselves, in the order in which its hash tables happen to
have them. What they hold is the same; here it is sorted, and the files are named by their new bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

ENTRY = "pagefind-entry.json"
MARK = b"pagefind_dcd"
"""Stands before the CBOR of each packed file."""
FILTERS = 3
"""The place of the filters, ``[name, file]`` each, in the index's overall file."""


class UnknownIndexError(Exception):
    """Another version of Pagefind writes other files than this module knows."""


def in_stable_order(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of an index, by their paths in it, with filters and values sorted. Raises UnknownIndexError."""
    entry = json.loads(files[ENTRY])
    kept = {
        path: data for path, data in files.items() if not path.endswith((".pf_meta", ".pf_filter")) and path != ENTRY
    }
    for language in entry["languages"].values():
        meta = _read(files[f"pagefind.{language['hash']}.pf_meta"])
        prefix = language["hash"].partition("_")[0]
        named = []
        for name, own in sorted(meta[FILTERS]):
            shown, values = _read(files[f"filter/{own}.pf_filter"])
            packed = _packed([shown, sorted(values)])
            new = f"{prefix}_{_digest(packed, 7)}"
            kept[f"filter/{new}.pf_filter"] = packed
            named.append([name, new])
        meta[FILTERS] = named
        packed = _packed(meta)
        language["hash"] = f"{prefix}_{_digest(packed, 10)}"
        kept[f"pagefind.{language['hash']}.pf_meta"] = packed
    kept[ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return dict(sorted(kept.items()))


def _read(data: bytes) -> Any:
    import cbor2

    plain = gzip.decompress(data)
    if not plain.startswith(MARK):
        raise UnknownIndexError("a file of the index does not begin as those of Pagefind 1.5")
    return cbor2.loads(plain[len(MARK) :])


def _packed(value: Any) -> bytes:
    import cbor2

    return gzip.compress(MARK + cbor2.dumps(value), compresslevel=9, mtime=0)


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]
