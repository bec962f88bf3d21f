"""``reeletarief cao``: de cao-tabellen van een regio bekijken, vergelijken en aanvullen."""

from __future__ import annotations

from reeletarief.cli.cao.importeer import importeer_opdracht
from reeletarief.cli.cao.kaarten import kaarten_opdracht
from reeletarief.cli.cao.lijst import lijst_opdracht
from reeletarief.cli.cao.toon import toon_opdracht
from reeletarief.cli.cao.vergelijk import vergelijk_opdracht
from reeletarief.cli.cao.verloopt import verloopt_opdracht
from reeletarief.cli.nederlands import NederlandseOpdracht, nieuwe_groep

cao_groep = nieuwe_groep("cao", no_args_is_help=True)


@cao_groep.callback()
def cao() -> None:
    """Bekijk, vergelijk en vul de cao-tabellen van de regio aan.

    \b
    Voorbeelden:
      reeletarief cao lijst                                      alle tabellen
      reeletarief cao toon jeugdzorg                             de laatste tabel
      reeletarief cao vergelijk jeugdzorg 2024-07-01 2025-03-01  wat er veranderde
      reeletarief cao kaarten jeugdzorg                          welke kaarten ervan afhangen
      reeletarief cao verloopt --maanden 12                      welke tabellen niet bevestigd blijven
      reeletarief cao importeer --help                           van csv naar een nagekeken voorstel
    """


cao_groep.command("lijst", cls=NederlandseOpdracht)(lijst_opdracht)
cao_groep.command("toon", cls=NederlandseOpdracht)(toon_opdracht)
cao_groep.command("vergelijk", cls=NederlandseOpdracht)(vergelijk_opdracht)
cao_groep.command("kaarten", cls=NederlandseOpdracht)(kaarten_opdracht)
cao_groep.command("verloopt", cls=NederlandseOpdracht)(verloopt_opdracht)
cao_groep.command("importeer", cls=NederlandseOpdracht)(importeer_opdracht)
