"""The files that the pages are made of: their names change with their content, so browsers keep them for good."""

from __future__ import annotations

import os
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_KEPT = "public, max-age=31536000, immutable"


class Assets(StaticFiles):
    """A folder of built files; packed ones (made beside them by the build) go to whoever reads gzip."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, packed where it may be."""
        packed = Path(f"{os.fspath(full_path)}.gz")
        if "gzip" not in Headers(scope=scope).get("accept-encoding", "") or not packed.exists():
            response = super().file_response(full_path, stat_result, scope, status_code)
        else:
            told = super().file_response(full_path, stat_result, scope, status_code)
            response = FileResponse(packed, status_code=status_code, media_type=told.headers["content-type"])
            response.headers["Content-Encoding"] = "gzip"
        response.headers["Cache-Control"] = _KEPT
        response.headers["Vary"] = "Accept-Encoding"
        return response
