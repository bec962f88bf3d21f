"""Van een regel in ``opslagen.yaml`` naar de post met zijn waarde in het tariefjaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.kaart.afwijking import WAARDEVELDEN
from reeletarief.invoer.model import Herkomstvelden, Klasse
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam, Verwijzing
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post
from reeletarief.kostprijs.reeksen import jaarwaarde

if TYPE_CHECKING:
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.capaciteit import Capaciteit
    from reeletarief.invoer.kaart.groep import Groep
    from reeletarief.invoer.kaart.inzet import Inzet
    from reeletarief.invoer.kaart.rooster import Rooster
    from reeletarief.invoer.kaart.samenstelling import Samenstelling
    from reeletarief.invoer.kaart.verblijf import Verblijf
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes

    Blok = Inzet | Groep | Verblijf | Rooster | Capaciteit | Samenstelling


def parameterpost(
    naam: str,
    sleutel: str,
    waarde: Waarde | Verwijzing,
    eenheid: Eenheid,
    regel: Herkomstvelden,
    keuzes: Jaarkeuzes,
) -> Post:
    """De waarde van een parameter: rechtstreeks van de regel, of uit de reeks waarnaar hij verwijst.

    ``sleutel`` is ``groep.regel.veld`` (zoals ``uren.reistijd.percentage``); de parameter heet daarin
    ``groep.regel``. Een percentage is een fractie. Een reeks met een gat in het tariefjaar geeft een :class:`RekenFout`.
    """
    if isinstance(waarde, Reeksnaam):
        return jaarwaarde(keuzes, str(waarde.reeks), keuzes.jaar, waarde.reeks.plaats)
    assert isinstance(waarde, Waarde)  # een verwijzing per cao is voor de keten al een gewone reeks
    parameter = sleutel.rpartition(".")[0]
    return posten.waarde(sleutel, naam, waarde.getal, eenheid, herkomst_van(regel, waarde, parameter))


def niet_negatief(post: Post, waarde: Waarde | Verwijzing) -> Post:
    """Dezelfde post; een :class:`RekenFout` als de waarde (uit een reeks) onder nul ligt."""
    if post.bedrag >= 0:
        return post
    plaats = waarde.reeks.plaats if isinstance(waarde, Reeksnaam) else waarde.plaats
    raise RekenFout(
        Bevinding(
            "RT410",
            f"'{post.naam}' ligt onder nul.",
            "Controleer het minteken en de afleiding in de reeks.",
            post.herkomst.plaats if post.herkomst and post.herkomst.plaats else plaats,
        )
    )


def herkomst_van(regel: Herkomstvelden, waarde: Waarde, parameter: str) -> Herkomst:
    """De herkomst van een waarde die op een regel zelf staat, met haar bandbreedte als het de waarde van die regel is."""
    eigen = any(getattr(regel, veld, None) is waarde for veld in WAARDEVELDEN)
    laag, hoog = (getattr(regel, kant, None) if eigen else None for kant in ("laag", "hoog"))
    return Herkomst(
        klasse=regel.klasse or Klasse.OPEN,
        bron=str(regel.bron) if regel.bron else None,
        jaar=regel.jaar,
        prijspeil=regel.prijspeil,
        plaats=waarde.plaats,
        parameter=parameter,
        toelichting=toelichting_van(regel),
        zekerheid=regel.zekerheid,
        laag=laag.getal if laag else None,
        hoog=hoog.getal if hoog else None,
    )


def blokherkomst(blok: Blok, plaats: Plaats, parameter: str) -> Herkomst:
    """De herkomst van een getal in een blok op een kaart, zoals de groep of het verblijf."""
    return Herkomst(blok.klasse, str(blok.bron) if blok.bron else None, blok.jaar, plaats=plaats, parameter=parameter)


def blokpost(blok: Blok, naam: str, veld: str, eenheid: Eenheid) -> Post:
    """Een getal uit een blok op een kaart als post, onder de sleutel ``naam.veld``."""
    waarde: Waarde = getattr(blok, veld)
    sleutel = f"{naam}.{veld}"
    return posten.waarde(
        sleutel, veld.replace("_", " "), waarde.getal, eenheid, blokherkomst(blok, waarde.plaats, sleutel)
    )


def toelichting_van(regel: Herkomstvelden) -> str | None:
    """Wat een regel over zijn waarde zegt: wat zij meet, waarvoor de bron geldt, en de rest."""
    delen = [
        f"definitie: {definitie}" if (definitie := getattr(regel, "definitie", None)) else "",
        f"geldt voor: {reikwijdte}" if (reikwijdte := getattr(regel, "reikwijdte", None)) else "",
        str(regel.toelichting or ""),
    ]
    return "; ".join(deel for deel in delen if deel) or None
