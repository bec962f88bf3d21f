"""Reeksen van opdrachten: wat een regio belooft, geldt na elke stap, in welke volgorde iemand ook werkt.

Een wandelaar neemt de Oefenregio en wijzigt waarden, zet ze terug, stelt vast, herziet, begint een kaart of een volgend jaar en
maakt werkboeken. Na elke stap geldt: een stand heeft één bedrag, in welke vorm ook; wat besloten is, blijft zoals het was; en wie
alles terugzet, is terug bij dezelfde bytes. In de gewone stand zijn het er weinig, 's nachts vijftig keer zoveel.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.conftest import Uitkomst, als_rijen, inhoud
from tests.vijandig import bronnen
from tests.vijandig.opdrachten import Speelveld
from tests.vijandig.stand import FACTOR, NACHT, ZAAD

WANDELINGEN, STAPPEN = 3, 6
JAAR = 2026
MEI, MAART = "cao/gehandicaptenzorg/2026-05-01.yaml", "cao/jeugdzorg/2025-03-01.yaml"
AMBULANT, DAGBESTEDING = "productkaarten/45A48-ambulant-individueel.yaml", "productkaarten/41A18-dagbesteding.yaml"
NAAR_VOLGEND_JAAR = ("nieuw", "tariefjaar", str(JAAR + 1), "--voorstel")


class Wissel(NamedTuple):
    """Een waarde in een bestand, en waar zij door vervangen wordt; nog eens wisselen zet haar terug."""

    bestand: str
    hier: str
    anders: str


WISSELS = (
    Wissel("opslagen.yaml", "soort: beroepsgebonden, uren_per_jaar: 60", "soort: beroepsgebonden, uren_per_jaar: 72.5"),
    Wissel("opslagen.yaml", "bedrag_per_uur: 1.95", "bedrag_per_uur: 2.40"),
    Wissel("opslagen.yaml", "onderdeel: ict, percentage: 4%", "onderdeel: ict, percentage: 6.5%"),
    Wissel("opslagen.yaml", "declarabel: direct\n", "declarabel: direct_en_indirect\n"),
    Wissel(AMBULANT, 'schaal: "9", trede: max-2', 'schaal: "9", trede: max'),
    Wissel(DAGBESTEDING, "begeleiders: 1.4", "begeleiders: 1.6"),
    Wissel(MEI, "uren_per_week: 36", "uren_per_week: 38"),
    Wissel(MEI, "  wettelijk: 144\n", "  wettelijk: 150\n"),
    Wissel(MAART, '"10": 4459.04', '"10": 4600.00'),
)
"""Elk één waarde op één regel, zodat elke oorzaak op die regel hoort te staan."""


class Wandelaar(RuleBasedStateMachine):
    """Eén reeks opdrachten in een eigen werkmap."""

    def __init__(self) -> None:
        super().__init__()
        self._wortel = Path(tempfile.mkdtemp())
        self.veld = Speelveld(self._wortel)
        self.veld.schoon()
        self.regio, self.uit = self.veld.regio, self.veld.uit
        self.gewisseld: set[int] = set()
        self.besloten: dict[str, tuple[bytes, dict[str, str]]] = {}
        self.werkboek: tuple[Path, dict[str, bytes]] | None = None
        self.nummer = 0

    def teardown(self) -> None:
        """Ruim de werkmap op."""
        shutil.rmtree(self._wortel, ignore_errors=True)

    @initialize()
    def begin(self) -> None:
        bronnen.zet_neer(self.regio, bronnen.zonder_reacties())
        (self.regio / "verantwoording.yaml").unlink()
        self.was = self._rekenbestanden()
        self.bedragen = self._bedragen()

    # Wat iemand doet.

    @rule(nummer=st.integers(0, len(WISSELS) - 1))
    def wissel(self, nummer: int) -> None:
        """Wijzig één waarde of zet haar terug; elke oorzaak van het verschil staat op die regel."""
        wissel = WISSELS[nummer]
        oud, nieuw = (wissel.hier, wissel.anders)[:: -1 if nummer in self.gewisseld else 1]
        kopie = self._nieuw()
        shutil.copytree(self.regio, kopie)
        eerst = self._bedragen()
        pad = self.regio / wissel.bestand
        tekst = pad.read_bytes().decode()
        assert tekst.count(oud) >= 1
        pad.write_bytes(tekst.replace(oud, nieuw, 1).encode())
        self.gewisseld ^= {nummer}
        regel = tekst[: tekst.index(oud)].count("\n") + 1 + oud.startswith("\n")
        self._eis_verklaard(kopie, eerst, f"{wissel.bestand}:{regel}")
        if not self.gewisseld and self._rekenbestanden() == self.was:
            assert self._bedragen() == self.bedragen

    @rule(
        concept=st.booleans(),
        centen=st.integers(0, 500),
        product=st.sampled_from(["41A18", "45A48"]),
        dag=st.sampled_from(["2025-12-09", "2026-01-20", "2026-06-25"]),
        herziening=st.booleans(),
    )
    def stel_vast(self, concept: bool, centen: int, product: str, dag: str, herziening: bool) -> None:
        """Vaststellen doet wat ``--proef`` zei, een tweede keer niets meer, en bewaart wat het vervangt."""
        gegevens = self._nieuw(".yaml")
        bedrag = Decimal(self._bedragen()[product]) + Decimal(centen) / 100
        gegevens.write_text(
            f"besluitdatum: {dag}\ntarieven: [{{product: '{product}', vastgesteld: {bedrag}, reden: afgesproken}}]\n"
            "uitzonderingen: [{cao: jeugdzorg, reden: er is nog geen cao}]\n",
            encoding="utf-8",
        )
        hoe = ["--als-concept", "--besluitdatum", dag] if concept else ["--besluit", str(gegevens)]
        hoe += ["--herziening", "uitspraak"] if herziening and not concept else []
        voor = inhoud(self.regio)
        proef = self._draai("vaststellen", *hoe, "--proef")
        assert inhoud(self.regio) == voor
        echt = self._draai("vaststellen", *hoe)
        assert proef.code == echt.code
        na = inhoud(self.regio)
        if echt.code:
            assert na == voor
            return
        self._draai("vaststellen", *hoe)
        assert inhoud(self.regio) == na
        for pad, (besluit, _) in list(self.besloten.items()):
            if na.get(pad) != besluit:
                bewaard = next(naam for naam, bytes_ in na.items() if bytes_ == besluit)
                self.besloten[bewaard] = self.besloten.pop(pad)
        if not concept:
            besluitbestand = f"vastgesteld/{JAAR}.json"
            self.besloten[besluitbestand] = (na[besluitbestand], self._bedragen())
            assert self._bedragen()[product] == f"{bedrag:.2f}"

    @rule(code=st.sampled_from(["45A55", "DAG1", "45A49"]), vorm=st.sampled_from(["uur", "minuut", "dagdeel", "stuk"]))
    def begin_kaart(self, code: str, vorm: str) -> None:
        """Een nieuwe kaart verandert geen ander tarief, en komt op het bedrag dat de opdracht noemt."""
        eerst = self._bedragen()
        uitkomst = self._draai("nieuw", "productkaart", code, "--vorm", vorm, "--cao", "jeugdzorg")
        nu = self._bedragen()
        assert {product: nu[product] for product in eerst} == eerst
        if genoemd := re.search(r"rekent, met voorbeeldwaarden: € ([\d.]+,\d+) per", uitkomst.stdout):
            assert nu[code] == genoemd[1].replace(".", "").replace(",", ".")

    @rule()
    def begin_volgend_jaar(self) -> None:
        """Het voorstel voor een volgend jaar, overgenomen: dat jaar rekent, en dit jaar blijft zoals het was."""
        voorstel, eerst = self._nieuw(), self._bedragen()
        uitkomst = self._draai(*NAAR_VOLGEND_JAAR, str(voorstel))
        if voorstel.exists():
            shutil.copytree(voorstel, self.regio, dirs_exist_ok=True)
        assert self._bedragen() == eerst
        if uitkomst.code == 0:
            assert self._draai("bereken", "-j", str(JAAR + 1)).code == 0

    @rule()
    def maak_werkboek(self) -> None:
        """Een werkboek van nu is in orde, en een tweede heeft dezelfde bytes."""
        eerste, tweede = self._nieuw(".xlsx"), self._nieuw(".xlsx")
        codes = {self._draai("bereken", "-o", str(pad)).code for pad in (eerste, tweede)}
        if codes == {0}:
            assert eerste.read_bytes() == tweede.read_bytes()
            self.werkboek = (eerste, self._rekenbestanden())
            assert self._draai("verifieer", str(eerste)).code == 0

    @precondition(lambda self: self.werkboek is not None)
    @rule()
    def bekijk_werkboek(self) -> None:
        """Een eerder werkboek is in orde zolang er met dezelfde bestanden gerekend wordt."""
        assert self.werkboek is not None
        pad, toen = self.werkboek
        if toen == self._rekenbestanden():
            assert self._draai("verifieer", str(pad)).code == 0

    # Wat er na elke stap geldt.

    @invariant()
    def elke_vorm_heeft_hetzelfde_bedrag(self) -> None:
        bedragen = self._bedragen()
        csv = als_rijen(self._draai("bereken", "-f", "csv").stdout)
        assert {rij["product"]: rij["vastgesteld_tarief"] or rij["tarief"] for rij in csv} == bedragen
        for product, bedrag in bedragen.items():
            assert _tarief(self._json("uitleg", product)) == bedrag
        if "RT015" in self._draai("bereken").stderr:
            return  # de begroting en de lijst gaan dan uit van het besluit, en zeggen dat
        volumes = self._nieuw(".csv")
        volumes.write_text(
            "gemeente;product;aanbieder;aantal;jaar\n"
            + "".join(f"Bovenveld;{product};Aanbieder A;1;{JAAR}\n" for product in bedragen),
            encoding="utf-8",
        )
        begroting = als_rijen(self._draai("begroting", str(volumes), "-f", "csv").stdout)
        in_begroting = {
            rij["naam"]: Decimal(rij["tarief"]) for rij in begroting if rij["soort"] == "product" and rij["jaar"]
        }
        assert in_begroting == {product: Decimal(bedrag) for product, bedrag in bedragen.items()}
        lijst = als_rijen(self._draai("tarieflijst", "-f", "csv").stdout)
        assert all(Decimal(rij["tarief"]) == Decimal(bedragen[rij["product"]]) for rij in lijst)

    @invariant()
    def wat_besloten_is_verandert_niet(self) -> None:
        for pad, (besluit, bedragen) in self.besloten.items():
            assert (self.regio / pad).read_bytes() == besluit
            eigen = json.loads(self._draai("bereken", "-f", "json", "--map", str(self.regio / pad)).stdout)
            assert {een["product"]: _tarief(een) for een in eigen["tarieven"]} == bedragen
            assert self._draai("verifieer", "--vastgesteld", str(self.regio / pad)).code == 0

    # Hulp.

    def _nieuw(self, uitgang: str = "") -> Path:
        self.nummer += 1
        return self.uit / f"{self.nummer}{uitgang}"

    def _draai(self, *opdracht: str) -> Uitkomst:
        """Draai een opdracht; met code 2 is er niets in de regio geschreven."""
        voor = inhoud(self.regio)
        uitkomst = self.veld.uitkomst(opdracht)
        if uitkomst.code == 2:
            assert inhoud(self.regio) == voor
        return uitkomst

    def _json(self, *opdracht: str) -> dict[str, Any]:
        gelezen: dict[str, Any] = json.loads(self._draai(*opdracht, "-f", "json").stdout)
        return gelezen

    def _bedragen(self) -> dict[str, str]:
        """Het tarief van elk product van nu: wat is vastgesteld, en anders wat er berekend is."""
        return {een["product"]: _tarief(een) for een in self._json("bereken")["tarieven"]}

    def _rekenbestanden(self) -> dict[str, bytes]:
        """Alle bestanden waar mee gerekend wordt; een besluit op een kaart hoort daar ook bij."""
        return {pad: bytes_ for pad, bytes_ in inhoud(self.regio).items() if not pad.startswith("vastgesteld/")}

    def _eis_verklaard(self, kopie: Path, eerst: dict[str, str], plek: str) -> None:
        """Het verschil met de kopie is dat van de bedragen, en zijn oorzaken zijn er samen gelijk aan en staan op deze plek."""
        nu = self._bedragen()
        for product in self._json("vergelijk", "--met", str(kopie))["producten"]:
            code = product["product"]
            assert Decimal(product["verschil"]) == Decimal(nu[code]) - Decimal(eerst[code])
            assert sum(Decimal(een["bedrag"]) for een in product["oorzaken"]) == Decimal(product["verschil"])
            genoemd = [
                een
                for oorzaak in product["oorzaken"]
                if oorzaak["groep"] not in {"besluit", "afronding"}
                for een in oorzaak["wijzigingen"]
            ]
            assert {f"{een['bestand']}:{een['regel']}" for een in genoemd} <= {plek}, genoemd


def _tarief(een: dict[str, Any]) -> str:
    bedrag: str = een.get("vastgesteld_tarief") or een["tarief"]
    return bedrag


def test_een_wandeling_langs_de_opdrachten() -> None:
    bronnen.gemaakt()  # laadt alles één keer; de eerste stap leest anders ook wat bij Python hoort
    stand = settings(
        max_examples=WANDELINGEN * FACTOR if NACHT else WANDELINGEN,
        stateful_step_count=2 * STAPPEN if NACHT else STAPPEN,
        deadline=None,
        derandomize=not NACHT,
        database=None,
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(seed(ZAAD)(Wandelaar) if NACHT else Wandelaar, settings=stand)
