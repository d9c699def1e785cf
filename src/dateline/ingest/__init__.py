"""ingest: files, folders, archives, mail, standard input and web addresses become raw documents. One file per door."""

from .digests import warc_digests
from .raw import raw_from_bytes, raw_from_text
from .sources import MAX_BYTES, open_documents

__all__ = ["MAX_BYTES", "open_documents", "raw_from_bytes", "raw_from_text", "warc_digests"]
