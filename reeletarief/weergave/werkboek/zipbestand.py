"""Het zip-bestand om een werkboek: dezelfde delen geven op elke computer dezelfde bytes."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_TIJDSTIP = (1980, 1, 1, 0, 0, 0)
"""Het vroegste tijdstip dat zip kent."""

_UNIX = 3
_RECHTEN = 0o600 << 16


def zip_van(delen: Mapping[str, bytes], onverpakt: str = "") -> bytes:
    """De delen in hun volgorde; het deel ``onverpakt`` staat er leesbaar in, de andere zijn ingedikt."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archief:
        for naam, inhoud in delen.items():
            kop = ZipInfo(naam, _TIJDSTIP)
            kop.compress_type = ZIP_STORED if naam == onverpakt else ZIP_DEFLATED
            kop.create_system, kop.external_attr = _UNIX, _RECHTEN
            archief.writestr(kop, inhoud)
    return buffer.getvalue()
