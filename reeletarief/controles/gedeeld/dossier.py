"""Wat een controle te zien krijgt, en wat een controle is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from reeletarief.fouten import Ernst
from reeletarief.invoer.invullen import gevraagde_teksten
from reeletarief.invoer.namen import cao_van, in_cao
from reeletarief.invoer.opslagen.bestand import Grenzen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.landelijk import Standaardcode
    from reeletarief.invoer.opslagen.bestand import Opslagset
    from reeletarief.invoer.regio import Inlezing, Regio


class Dossier(NamedTuple):
    """Wat een controle te zien krijgt: een ingelezen en doorgerekende regio.

    ``resultaat`` is de berekening van ``jaar``, ``vorig`` dezelfde kaarten een jaar eerder (als dat kan).
    ``landelijk`` is de meegeleverde regio om mee te vergelijken; die ontbreekt als deze regio dat zelf is.
    """

    inlezing: Inlezing
    jaar: int
    resultaat: Resultaat
    vorig: Resultaat
    landelijk: Regio | None
    standaardcodes: Mapping[str, Standaardcode]

    @property
    def regio(self) -> Regio:
        """De regio zoals zij gelezen is."""
        return self.inlezing.regio

    @property
    def grenzen(self) -> Grenzen:
        """Waar de regio haar uitkomsten aan toetst; leeg als zij er niets over zegt."""
        return self.regio.opslagen.grenzen or Grenzen()

    @property
    def tabellen(self) -> tuple[CaoTabel, ...]:
        """Elke cao-tabel van de regio die te lezen was, op cao en dan op ingangsdatum."""
        return tuple(tabel for tabellen in self.regio.caos.values() for tabel in tabellen)

    @property
    def hele_caos(self) -> dict[str, tuple[CaoTabel, ...]]:
        """De cao's waarvan elke tabel te lezen was; bij de andere is een vergelijking van tabellen onzin."""
        kapot = {
            cao_van(bevinding.bestand)
            for bevinding in self.inlezing.bevindingen
            if bevinding.ernst is Ernst.FOUT and in_cao(bevinding.plaats)
        }
        return {cao: tabellen for cao, tabellen in self.regio.caos.items() if cao not in kapot}

    @property
    def opslagsets(self) -> dict[str, Opslagset]:
        """De opslagsets die ten minste één kaart gebruikt, op naam."""
        gebruikt = {str(kaart.opslagset) for kaart in self.regio.kaarten}
        return {naam: set_ for naam, set_ in self.regio.opslagen.opslagsets.items() if naam in gebruikt}

    def al_gevraagd(self, kaart: Productkaart) -> frozenset[str]:
        """De teksten waar INVULLEN op de kaart al om vraagt; dat meldt RT660, en dan zegt een andere controle het niet nog eens."""
        return gevraagde_teksten(self.inlezing.bestanden[kaart.product.plaats.bestand].regels)


class Controle(Protocol):
    """Een controlemodule: haar docstring is de handleiding, de rest zijn drie namen en een functie."""

    __doc__: str | None
    CODE: str
    ERNST: Ernst
    NAAM: str

    def controleer(self, dossier: Dossier) -> Iterator[Bevinding]:
        """Alles wat deze controle in dit dossier ziet."""
        ...
