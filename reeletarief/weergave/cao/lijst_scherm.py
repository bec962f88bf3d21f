"""``cao lijst``, ``cao kaarten`` en ``cao verloopt`` op het scherm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.cao.tabel import aantal_cellen
from reeletarief.weergave.cao.tekst import per, soort, verhoging_kort, vervolgregels
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, geteld
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuw_raster, nieuwe_tabel, rasterrij, tekstkolom

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from reeletarief.analyse.cao.gebruik import Functiegebruik, Kaartvia, Tabelgebruik
    from reeletarief.analyse.cao.verloop import Verlopend
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart

MAANDNAMEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def toon_lijst(caos: Mapping[str, Sequence[CaoTabel]], console: Console) -> None:
    """Per cao haar tabellen, met eronder wat er na de laatste bekend is."""
    for cao, tabellen in sorted(caos.items()):
        console.print(f"{cao} · {tabellen[-1].naam}", style="bold")
        tabel = nieuwe_tabel()
        for kop in ("ingangsdatum", "bevestigd tot en met"):
            tabel.add_column(kop, no_wrap=True)
        for kop in ("schalen", "cellen"):
            getalkolom(tabel, kop)
        for kop in ("verhoging", "soort", "bestand"):
            tekstkolom(tabel, kop)
        for regel in tabellen:
            tabel.add_row(*_lijstrij(regel))
        druk_heel(tabel, console, {"bestand": ""}, {"verhoging": "verhoging: ", "soort": ""})
        console.print("\n".join(_erna(tabellen[-1])) + "\n")
    aantal = sum(len(tabellen) for tabellen in caos.values())
    console.print(f"{geteld(aantal, 'tabel', 'tabellen')} van {geteld(len(caos), 'cao', 'cao’s')}.")
    console.print(f"Verder: reeletarief cao toon {min(caos)}")


def _lijstrij(tabel: CaoTabel) -> list[str]:
    return [
        str(tabel.dag),
        str(tabel.bevestigd_tot.dag),
        str(len(tabel.schalen)),
        str(aantal_cellen(tabel)),
        verhoging_kort(tabel) or "geen opgave",
        soort(tabel),
        tabel.bestand,
    ]


def _erna(laatste: CaoTabel) -> list[str]:
    """Wat er na de laatste tabel bekend is; ook als dat niets is."""
    if laatste.vervolg is None:
        return [f"Na {voluit(laatste.bevestigd_tot.dag)}: niets genoteerd."]
    stand, *bekend = vervolgregels(laatste.vervolg)
    return [f"Na {voluit(laatste.bevestigd_tot.dag)}: {stand}", *(f"  {regel}" for regel in bekend)]


def toon_kaarten(gebruik: Sequence[Tabelgebruik], kop: str, console: Console) -> None:
    """Per tabel de kaarten die ervan afhangen, met per functie de cellen."""
    console.print(kop, style="bold")
    for deel in gebruik:
        console.print(f"\ntabel per {deel.tabel.dag}, {soort(deel.tabel)}{maanden_in_woorden(deel.maanden)}")
        if not deel.kaarten:
            console.print("Geen enkele kaart hangt van deze tabel af.")
            continue
        _kaarttabel(deel, console)
        for minimum in deel.minima:
            cel = minimum.cel
            console.print(
                f"Elke kaart hangt ook af van schaal {cel.schaal} trede {cel.trede} ({euro(cel.bedrag)}, "
                f"{cel.plaats.op_regel}): het minimum van {minimum.toeslag} gaat daarover."
            )
        if deel.ortgrens is not None:
            grens = deel.ortgrens
            console.print(
                f"Kaarten met een rooster hangen ook af van schaal {grens.schaal} trede {grens.trede} ({euro(grens.bedrag)}, "
                f"{grens.plaats.op_regel}): het hoogste uurloon waarover de onregelmatigheidstoeslag gaat."
            )
        aantal = len(deel.kaarten)
        console.print(f"{geteld(aantal, 'kaart hangt', 'kaarten hangen')} van deze tabel af.")
        if deel.kaarten_via:
            console.print(_daardoor_ook(deel.kaarten_via))


def _daardoor_ook(kaarten: Sequence[Kaartvia]) -> str:
    """De kaarten zonder eigen loon, met de producten waardoor zij van de tabel afhangen."""
    genoemd = ", ".join(f"{een.kaart.product} (door {', '.join(een.via)})" for een in kaarten)
    return f"Daardoor ook {geteld(len(kaarten), 'kaart', 'kaarten')} zonder eigen loon: {genoemd}."


def _kaarttabel(deel: Tabelgebruik, console: Console) -> None:
    tabel = nieuwe_tabel()
    tabel.add_column("product", no_wrap=True)
    tekstkolom(tabel, "functie", 3)
    for kop in ("schaal", "trede"):
        tabel.add_column(kop, no_wrap=True)
    getalkolom(tabel, f"bedrag per {per(deel.tabel)}")
    tekstkolom(tabel, "cel", 4)
    for kaart in deel.kaarten:
        for functie in kaart.functies:
            tabel.add_row(kaart.kaart.code, *_functierij(functie))
    druk_heel(tabel, console, {"cel": ""}, {"schaal": "schaal ", "trede": "trede "})


def _functierij(gebruik: Functiegebruik) -> list[str]:
    functie, cellen = gebruik.functie, gebruik.cellen
    kop = [str(functie.functie), str(functie.schaal)]
    if gebruik.reden is not None:
        return [*kop, str(functie.trede), "", f"niet te vinden: {gebruik.reden.wat}"]
    eerste, laatste = cellen[0], cellen[-1]
    plek = eerste.plaats.op_regel
    if len(cellen) > 1:
        bedragen = f"{euro(eerste.bedrag)} tot {euro(laatste.bedrag)}"
        return [*kop, f"{functie.trede} ({len(cellen)} treden)", bedragen, f"{plek} tot en met {laatste.plaats.regel}"]
    trede = str(functie.trede) if functie.trede == eerste.trede else f"{functie.trede} = {eerste.trede}"
    return [*kop, trede, euro(eerste.bedrag), plek]


def maanden_in_woorden(maanden: Sequence[int]) -> str:
    """De maanden van een tariefjaar, als ze ertoe doen: ``, jan t/m jun (6 maanden)``."""
    if not maanden:
        return ""
    eerste, laatste = MAANDNAMEN[maanden[0] - 1], MAANDNAMEN[maanden[-1] - 1]
    aantal = geteld(len(maanden), "maand", "maanden")
    return f", {eerste} ({aantal})" if len(maanden) == 1 else f", {eerste} t/m {laatste} ({aantal})"


def toon_verlopend(
    verlopend: Sequence[Verlopend], dag: datetime.date, waarom: str, maanden: int, console: Console
) -> None:
    """Welke tabellen niet (meer) bevestigd zijn, met de kaarten erop en wat er bekend is."""
    venster = f"tot {geteld(maanden, 'maand', 'maanden')} na {voluit(dag)} ({waarom})"
    if not verlopend:
        console.print(f"Alle cao-tabellen die gelden, zijn bevestigd {venster}.")
        return
    aantal = len(verlopend)
    console.print(f"{geteld(aantal, 'tabel is', 'tabellen zijn')} niet bevestigd {venster}:", style="bold")
    for regel in verlopend:
        tabel = regel.tabel
        console.print(f"\n{tabel.cao} · tabel per {tabel.dag} · {stand(regel, dag)}")
        raster = nieuw_raster()
        plaats = tabel.bevestigd_tot.plaats
        rasterrij(raster, "bestand", plaats.op_regel)
        rasterrij(raster, "kaarten", _kaarten(regel.kaarten))
        if regel.kaarten_via:
            rasterrij(raster, "daardoor ook", _kaarten([een.kaart for een in regel.kaarten_via]))
        rasterrij(raster, "vervolg", "\n".join(_bekend(tabel)))
        console.print(raster)


def stand(regel: Verlopend, dag: datetime.date) -> str:
    """Of een tabel afgeleid, al onbevestigd of nog tot een dag bevestigd is."""
    if regel.tabel.afleiding is not None:
        return soort(regel.tabel)
    tot = voluit(regel.tabel.bevestigd_tot.dag)
    return f"bevestigd tot en met {tot}, dus al niet meer" if regel.al_op(dag) else f"bevestigd tot en met {tot}"


def _kaarten(kaarten: Sequence[Productkaart]) -> str:
    return ", ".join(kaart.code for kaart in kaarten) or "geen enkele kaart"


def _bekend(tabel: CaoTabel) -> list[str]:
    return ["niets genoteerd"] if tabel.vervolg is None else vervolgregels(tabel.vervolg)
