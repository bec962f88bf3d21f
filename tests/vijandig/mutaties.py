"""Wat een vijand met een bestand doet: bytes, regels, waarden en delen van een zip veranderen.

Een mutatie is een waarde, geen toeval: Hypothesis kiest haar, verkleint haar tot het kleinste geval dat faalt, en drukt haar
af zoals ze na te bouwen is. Een plek is een duizendste deel van het bestand, zodat ze in elk bestand ergens valt.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

GEVAARLIJK: tuple[bytes, ...] = tuple(
    tekst.encode("utf-8", "surrogatepass")
    for tekst in (
        "", "0", "-0", "-1", "1e999999", "9" * 1000, "9" * 15, "-" + "9" * 14, "0.01", "0.000001%", "1000%", "-100%", "100%",
        "99.999999%", "NaN", "nan", "Infinity", "-inf", ".inf", "1_000", "0x7fffffff", "1/0", "٣", "２０２６", "%", "%s%n%d", "{0}",
        "{}", "[]", "[[]]", "~", "null", "no", "yes", "''", '""', "'", '"', "|", ">", "|2", ">-9", "&a", "*a", "!!python/object:os.system",
        "<<", "? x", "- ", "--- ", "...", "#", ": ", "\t", "\n", "\r", "\r\n", "\0", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff",
        "\u202e", "\u200b", "\u00a0", "\ud800", "\U0010ffff", "e\u0301" * 200, "../../etc/passwd", "/etc/passwd", "file:///etc/passwd",
        "C:\\Windows", "~root", "$HOME", "`id`", "=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "<script>alert(1)</script>", "&lol;",
        "]]>", "<!DOCTYPE a>", "a" * 10_000, "a: " * 2_000, "[" * 100, "{a: " * 30, "- " * 200, "2026-02-30", "0000-00-00", "9999-12-31", "0001-01-01", "1999-12-31", "2100-12-31",
        "1900", "2100", "max-99", "gemiddelde", "kostprijs", "beroepskracht", "bruto_loon", "loon_sv", "jaarsalaris", "uur", "jaar",
        "etmaal", "open", "vaststaand", "aanname", "afgeleid", "overhead", "vast", "ova", "true", "45A48", '"45A48"', "jeugdzorg", "proef",
    )
)  # fmt: skip
_STUKJE = re.compile(rb"[\w.%-]+|\"[^\"\n]*\"|[^\w\s]|\s+")
VELD = re.compile(rb"(?<=[:;,\[-] )[^\s,;#\]}{\[][^,;#\]}\n]*|(?<=[;,])[^,;\n]*")


class Mutatie(NamedTuple):
    """Een verandering: de soort, twee plekken in duizendsten, en bytes om in te zetten."""

    soort: str
    plek: int
    andere: int = 0
    stuk: bytes = b""


def _op(aantal: int, duizendste: int) -> int:
    return aantal * duizendste // 1000


def _bytes(inhoud: bytes, m: Mutatie) -> bytes:
    plek = _op(len(inhoud), m.plek)
    return inhoud[:plek] + m.stuk + inhoud[plek + len(m.stuk) :]


def _erbij(inhoud: bytes, m: Mutatie) -> bytes:
    plek = _op(len(inhoud), m.plek)
    return inhoud[:plek] + m.stuk + inhoud[plek:]


def _eruit(inhoud: bytes, m: Mutatie) -> bytes:
    begin, einde = sorted((_op(len(inhoud), m.plek), _op(len(inhoud), m.andere)))
    return inhoud[:begin] + inhoud[einde:]


def _afgekapt(inhoud: bytes, m: Mutatie) -> bytes:
    return inhoud[: _op(len(inhoud), m.plek)]


def _herhaald(inhoud: bytes, m: Mutatie) -> bytes:
    begin, einde = sorted((_op(len(inhoud), m.plek), _op(len(inhoud), m.andere)))
    return inhoud[:einde] + inhoud[begin:einde] + inhoud[einde:]


def _waarde(inhoud: bytes, m: Mutatie) -> bytes:
    """Vervang één woord, getal of leesteken."""
    return _een_vervangen(_STUKJE, inhoud, m)


def _veld(inhoud: bytes, m: Mutatie) -> bytes:
    """Vervang één hele waarde achter een sleutel of streepje."""
    return _een_vervangen(VELD, inhoud, m)


def _een_vervangen(patroon: re.Pattern[bytes], inhoud: bytes, m: Mutatie) -> bytes:
    treffers = list(patroon.finditer(inhoud))
    if not treffers:
        return m.stuk
    treffer = treffers[min(_op(len(treffers), m.plek), len(treffers) - 1)]
    return inhoud[: treffer.start()] + m.stuk + inhoud[treffer.end() :]


def _anderwoord(inhoud: bytes, m: Mutatie) -> bytes:
    """Zet een woord dat elders in het bestand staat op de plek van een ander: zo ontstaan kringen en verkeerde verwijzingen."""
    stukjes = list(_STUKJE.finditer(inhoud))
    if not stukjes:
        return inhoud
    hier, daar = (stukjes[min(_op(len(stukjes), plek), len(stukjes) - 1)] for plek in (m.plek, m.andere))
    return inhoud[: hier.start()] + daar.group() + inhoud[hier.end() :]


def _regels(inhoud: bytes, m: Mutatie) -> tuple[list[bytes], int, int]:
    regels = inhoud.splitlines(keepends=True) or [b""]
    een, twee = (min(_op(len(regels), plek), len(regels) - 1) for plek in (m.plek, m.andere))
    return regels, een, twee


def _gewisseld(inhoud: bytes, m: Mutatie) -> bytes:
    regels, een, twee = _regels(inhoud, m)
    regels[een], regels[twee] = regels[twee], regels[een]
    return b"".join(regels)


def _dubbel(inhoud: bytes, m: Mutatie) -> bytes:
    regels, een, twee = _regels(inhoud, m)
    return b"".join([*regels[:twee], regels[een], *regels[twee:]])


def _regel_weg(inhoud: bytes, m: Mutatie) -> bytes:
    regels, een, _ = _regels(inhoud, m)
    return b"".join([*regels[:een], *regels[een + 1 :]])


def _inspringing(inhoud: bytes, m: Mutatie) -> bytes:
    regels, een, _ = _regels(inhoud, m)
    regels[een] = b" " * (m.andere % 9) + regels[een].lstrip(b" ")
    return b"".join(regels)


def _bom(inhoud: bytes, _: Mutatie) -> bytes:
    return b"\xef\xbb\xbf" + inhoud


def _utf16(inhoud: bytes, _: Mutatie) -> bytes:
    return inhoud.decode("utf-8", "replace").encode("utf-16")


def _crlf(inhoud: bytes, _: Mutatie) -> bytes:
    return inhoud.replace(b"\n", b"\r\n")


_SOORTEN: dict[str, Callable[[bytes, Mutatie], bytes]] = {
    "waarde": _waarde,
    "veld": _veld,
    "anderwoord": _anderwoord,
    "bytes": _bytes,
    "erbij": _erbij,
    "eruit": _eruit,
    "afgekapt": _afgekapt,
    "herhaald": _herhaald,
    "gewisseld": _gewisseld,
    "dubbel": _dubbel,
    "regel weg": _regel_weg,
    "inspringing": _inspringing,
    "bom": _bom,
    "utf16": _utf16,
    "crlf": _crlf,
}
_VAAK = ("veld", "waarde", "anderwoord", "veld", "waarde", "anderwoord", *_SOORTEN)


def pas_toe(inhoud: bytes, mutaties: Sequence[Mutatie]) -> bytes:
    """De bytes na alle mutaties, op volgorde; nooit meer dan een megabyte."""
    for mutatie in mutaties:
        inhoud = _SOORTEN[mutatie.soort](inhoud, mutatie)[:1_000_000]
    return inhoud


def mutaties(hoogstens: int = 3) -> st.SearchStrategy[list[Mutatie]]:
    """Eén tot enkele mutaties achter elkaar."""
    plek = st.integers(0, 1000)
    stuk = (
        st.sampled_from(GEVAARLIJK)
        | st.text(max_size=6).map(lambda tekst: tekst.encode("utf-8", "replace"))
        | st.binary(max_size=6)
    )
    return st.lists(st.builds(Mutatie, st.sampled_from(_VAAK), plek, plek, stuk), min_size=1, max_size=hoogstens)


class Zipmutatie(NamedTuple):
    """Een verandering aan een deel van een zip, met wat er met de namen gebeurt."""

    deel: int
    mutaties: list[Mutatie]
    naam: str = ""
    ingepakt: bool = True


_NAMEN = (
    "",
    "",
    "",
    "",
    "../../../../tmp/buiten",
    "/etc/passwd",
    "dubbel",
    "HOOFDLETTERS",
    "a" * 60_000,
    "xl\\..\\x",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
)


def zipmutaties() -> st.SearchStrategy[Zipmutatie]:
    """Een deel dat verandert, en soms een deel met een vreemde naam erbij."""
    return st.builds(Zipmutatie, st.integers(0, 1000), mutaties(), st.sampled_from(_NAMEN), st.booleans())


def herbouwd(inhoud: bytes, maak: Callable[[str, bytes], bytes]) -> bytes:
    """Het pakket opnieuw ingepakt, met elk deel zoals ``maak`` het geeft."""
    stroom = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(stroom, "w") as nieuw:
        for naam in oud.namelist():
            nieuw.writestr(zipfile.ZipInfo(naam), maak(naam, oud.read(naam)), zipfile.ZIP_DEFLATED)
    return stroom.getvalue()


def pas_toe_op_zip(inhoud: bytes, mutatie: Zipmutatie) -> bytes:
    """Het pakket opnieuw ingepakt, met één deel veranderd: zo komt de mutatie voorbij de controlesom."""
    stroom = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud:
        namen = oud.namelist()
        doel = namen[min(_op(len(namen), mutatie.deel), len(namen) - 1)]
        delen = [(naam, oud.read(naam)) for naam in namen]
    gewijzigd = [(naam, pas_toe(deel, mutatie.mutaties) if naam == doel else deel) for naam, deel in delen]
    if mutatie.naam == "HOOFDLETTERS":
        gewijzigd = [(naam.upper() if naam == doel else naam, deel) for naam, deel in gewijzigd]
    elif mutatie.naam:
        gewijzigd.append((doel if mutatie.naam == "dubbel" else mutatie.naam, dict(gewijzigd)[doel]))
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED if mutatie.ingepakt else zipfile.ZIP_STORED) as nieuw:
        geschreven: set[str] = set()
        for naam, deel in gewijzigd:
            if naam in geschreven:  # zipfile waarschuwt bij een dubbele naam; dat is hier juist de bedoeling
                nieuw.NameToInfo.pop(naam, None)
            geschreven.add(naam)
            nieuw.writestr(
                zipfile.ZipInfo(naam), deel, zipfile.ZIP_DEFLATED if mutatie.ingepakt else zipfile.ZIP_STORED
            )
    return stroom.getvalue()
