"""``reeletarief nieuw``: een regio, productkaart, cao-tabel, tariefjaar of volgend besluit beginnen."""

from __future__ import annotations

from reeletarief.cli.nederlands import NederlandseOpdracht, nieuwe_groep
from reeletarief.cli.nieuw.besluit import besluit_opdracht
from reeletarief.cli.nieuw.cao_tabel import cao_tabel_opdracht
from reeletarief.cli.nieuw.productkaart import productkaart_opdracht
from reeletarief.cli.nieuw.regio import regio_opdracht
from reeletarief.cli.nieuw.tariefjaar import tariefjaar_opdracht

nieuw_groep = nieuwe_groep("nieuw", no_args_is_help=True)


@nieuw_groep.callback()
def nieuw() -> None:
    """Begin een regio, een productkaart, een cao-tabel, een tariefjaar of een volgend besluit.

    \b
    Voorbeelden:
      reeletarief nieuw regio mijn-regio                   een werkende regio in een nieuwe map
      reeletarief nieuw productkaart 45A55                 een kaart die meteen rekent, met voorbeeldwaarden
      reeletarief nieuw productkaart D1 --vorm dagdeel     een eigen code, per dagdeel
      reeletarief nieuw cao-tabel kinderopvang 2026-01-01  een lege tabel die zegt wat er moet komen
      reeletarief nieuw tariefjaar 2027                    welke cijfers het nieuwe jaar nog mist
      reeletarief nieuw besluit juli.yaml --cao jeugdzorg  de gegevens van een besluit dat op een eerder volgt

    Er wordt nooit iets overschreven. 'reeletarief controleer' zegt daarna wat er nog in te vullen is.
    """


nieuw_groep.command("regio", cls=NederlandseOpdracht)(regio_opdracht)
nieuw_groep.command("productkaart", cls=NederlandseOpdracht)(productkaart_opdracht)
nieuw_groep.command("cao-tabel", cls=NederlandseOpdracht)(cao_tabel_opdracht)
nieuw_groep.command("tariefjaar", cls=NederlandseOpdracht)(tariefjaar_opdracht)
nieuw_groep.command("besluit", cls=NederlandseOpdracht)(besluit_opdracht)
