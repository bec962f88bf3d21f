"""Waarom een bestand van een regio niet gelezen wordt, waar het ook vandaan komt: van schijf of uit git."""

from __future__ import annotations

import errno

from reeletarief.fouten import Bevinding, Plaats

MAXIMALE_BYTES = 5_000_000
_GEEN_GEWOON_BESTAND = frozenset(
    {None, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EINVAL, errno.ENAMETOOLONG}
)
"""Wat het systeem zegt als er op die plek iets anders staat; al het andere is een storing."""
_LIJKT_YAML = (".yml", ".yaml", ".yaml.txt")


def naamsbezwaar(pad: str) -> Bevinding | None:
    """Waarom een bestand om zijn naam niet gelezen wordt, als dat de lezer zal verrassen."""
    if toonbaar(pad) != pad:
        return onleesbaar(pad, OSError())
    if pad.endswith(".yaml") or not pad.lower().endswith(_LIJKT_YAML):
        return None
    return Bevinding(
        "RT101",
        "Dit bestand eindigt niet op .yaml en wordt daarom niet gelezen.",
        "Hernoem het zodat het eindigt op .yaml.",
        Plaats(pad, 1),
    )


def onleesbaar(pad: str, fout: OSError) -> Bevinding:
    """Een bestand waar niet bij te komen is."""
    remedie = "Controleer of het bestand bestaat en of u het mag lezen."
    if isinstance(fout, PermissionError):
        reden = "geen toestemming"
    elif fout.errno in _GEEN_GEWOON_BESTAND:
        reden = "het is geen gewoon bestand"
    else:
        reden = "de schijf geeft een fout"
        remedie = "Probeer het opnieuw; blijft dit, controleer dan de schijf of de verbinding met de netwerkschijf."
    return Bevinding("RT101", f"Dit bestand is niet te lezen ({reden}).", remedie, Plaats(toonbaar(pad), 1))


def te_groot(pad: str) -> Bevinding:
    """Een bestand dat groter is dan een kaart of tabel ooit wordt."""
    return Bevinding(
        "RT101",
        f"Dit bestand is {groter_dan(MAXIMALE_BYTES)}.",
        "Een kaart of tabel is enkele kilobytes; controleer of dit het goede bestand is.",
        Plaats(toonbaar(pad), 1),
    )


def groter_dan(hoogstens: int) -> str:
    """Dat een bestand te groot is, met de grens zoals een melding haar schrijft."""
    return f"groter dan {hoogstens // 1_000_000} MB"


def toonbaar(pad: str) -> str:
    """Een bestandsnaam die altijd af te drukken is."""
    return pad.encode("utf-8", "replace").decode("utf-8")


def geen_utf8(pad: str, inhoud: bytes, positie: int) -> Bevinding:
    """De bevinding bij een byte die geen UTF-8 is; wat Kladblok 'Unicode' noemt, is UTF-16."""
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Bevinding(
            "RT103",
            "Dit bestand is geen UTF-8 maar UTF-16 (in Kladblok heet dat 'Unicode').",
            "Kies bij 'Opslaan als' de codering UTF-8.",
            Plaats(pad, 1),
        )
    return Bevinding(
        "RT103",
        f"Dit bestand is geen UTF-8: op deze plek staat byte 0x{inhoud[positie]:02X}.",
        "Sla het bestand in uw editor opnieuw op als UTF-8.",
        plaats_van_byte(pad, inhoud, positie),
    )


def plaats_van_byte(pad: str, inhoud: bytes, positie: int) -> Plaats:
    """De regel en kolom van een byte, voor een bestand dat geen tekst blijkt te zijn."""
    return Plaats(pad, inhoud.count(b"\n", 0, positie) + 1, positie - inhoud.rfind(b"\n", 0, positie))
