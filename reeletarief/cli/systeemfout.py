"""Wat er mis is met een pad of een schijf, in gewone woorden."""

from __future__ import annotations

import errno

_REDENEN = {
    errno.ENOENT: "de map bestaat niet",
    errno.EACCES: "geen toestemming",
    errno.EPERM: "geen toestemming",
    errno.EROFS: "alleen-lezen",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is vol",
    errno.EFBIG: "zo groot mag een bestand hier niet zijn",
    errno.EBADF: "de uitvoer is dicht",
    errno.EIO: "de schijf geeft een fout",
    errno.ENXIO: "de schijf geeft een fout",
    errno.ENODEV: "de schijf geeft een fout",
    errno.ESTALE: "de verbinding met de netwerkschijf is weg",
    errno.ETIMEDOUT: "de verbinding met de netwerkschijf is weg",
    errno.EHOSTDOWN: "de verbinding met de netwerkschijf is weg",
    errno.EBUSY: "een ander programma gebruikt het",
    errno.ETXTBSY: "een ander programma gebruikt het",
    errno.EMFILE: "er staan te veel bestanden open",
    errno.ENFILE: "er staan te veel bestanden open",
    errno.ENOMEM: "er is te weinig geheugen",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een van de mappen in het pad is een bestand",
    errno.EEXIST: "er staat al iets met die naam",
    errno.ENOTEMPTY: "er staat al iets met die naam",
    errno.EXDEV: "het ligt op een andere schijf",
    errno.EINVAL: "het is geen gewoon bestand",
    errno.ELOOP: "de koppeling verwijst naar zichzelf",
    errno.ENAMETOOLONG: "de naam is te lang",
}


def reden_van(fout: OSError | RuntimeError) -> str:
    """Waarom lezen of schrijven niet ging, in gewone woorden."""
    if isinstance(fout, RuntimeError):
        return "de koppeling verwijst naar zichzelf"
    return _REDENEN.get(fout.errno or 0, f"systeemfout {fout.errno}")
