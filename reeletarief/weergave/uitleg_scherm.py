"""``uitleg`` op het scherm: van de cao-tabel tot de cent, met een rekenmachine te volgen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.kaart import EENHEIDCODES
from reeletarief.kostprijs.elementen import JEUGDWET, NVO
from reeletarief.kostprijs.post import loop
from reeletarief.weergave.formule import bron_met_klasse, rekensom
from reeletarief.weergave.getal import euro, leesbaar, procent
from reeletarief.weergave.tabelvorm import getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.uitleg_boom import boomtabel
from reeletarief.weergave.uitleg_loon import functietabel, gemiddelden, loontabel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.api import Resultaat
    from reeletarief.kostprijs.keten import Tarief
    from reeletarief.kostprijs.post import Post

_SOORTEN = {
    "algemeen": "algemeen (verlof, feestdagen, ziekte)",
    "beroepsgebonden": "beroepsgebonden",
    "clientgebonden_indirect": "cliëntgebonden, indirect",
}


def toon_uitleg(tarief: Tarief, resultaat: Resultaat, console: Console, diepte: int | None = None) -> None:
    """Druk de uitleg van één tarief af.

    Zonder ``diepte`` stopt de boom bij wat de tabellen erboven al tonen (uren, lonen, functiemix); met een
    getal toont hij precies zoveel niveaus.
    """
    _kop(tarief, resultaat, console)
    _titel(console, "Uren per fte per jaar")
    console.print(_urentabel(tarief))
    if diepte is None:
        _titel(console, "Van salaris naar uurkosten, per schaal / trede")
        console.print(loontabel(tarief))
        for regel in gemiddelden(tarief):
            console.print(regel)
        _titel(console, "Functiemix: aandeel in de declarabele uren × uurkosten")
        console.print(functietabel(tarief))
    _titel(console, "Opbouw van het tarief")
    console.print(boomtabel(tarief.tarief, tarief.tarief, diepte))
    _titel(console, "Elementen van art. 2.3 Besluit Jeugdwet")
    console.print(_elementtabel(tarief.jeugdwet, JEUGDWET, tarief))
    _titel(console, "Elementen van de Norm voor Opdrachtgeverschap §8.3")
    console.print(_elementtabel(tarief.nvo, NVO, tarief))
    _slot(tarief, console, diepte)


def toon_tak(posten: Sequence[Post], tarief: Tarief, console: Console, diepte: int | None) -> None:
    """Druk alleen de gevraagde posten af, met alles wat eronder hangt."""
    for post in posten:
        _titel(console, f"{post.naam} ({post.sleutel})")
        console.print(boomtabel(post, tarief.tarief, diepte))


def _kop(tarief: Tarief, resultaat: Resultaat, console: Console) -> None:
    kaart, cao = tarief.kaart, tarief.cao
    tabellen = " en ".join(f"tabel {periode.tabel.dag} ({len(periode.maanden)} maanden)" for periode in cao.perioden)
    console.print(f"{kaart.product}  {kaart.naam}", style="bold")
    peil = f", op peildatum {resultaat.peildatum}" if resultaat.peildatum else ""
    for label, tekst in (
        ("tarief", f"{euro(tarief.tarief.bedrag)} per {kaart.eenheid} (eenheidcode {EENHEIDCODES[kaart.eenheid]})"),
        ("tariefjaar", f"{resultaat.tariefjaar}, regio {resultaat.regio}"),
        ("cao", f"{cao.laatste.naam}, {tabellen}{peil}; bevestigd tot en met {cao.laatste.bevestigd_tot.dag}"),
        ("prijspeil lonen", str(cao.loonpeil)),
        ("status", f"{resultaat.status}, {len(tarief.aannames)} aannames"),
        ("bewijs", f"reeletarief {resultaat.bewijs.versie}, sha256 {resultaat.bewijs.sha256}"),
    ):
        console.print(f"{label:<16}{tekst}")


def _titel(console: Console, tekst: str) -> None:
    console.print()
    console.print(tekst, style="bold")


def _urentabel(tarief: Tarief) -> Table:
    """Contracturen, de drie soorten die afgaan en wat declarabel is, elk met hun deel van het contract."""
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "uren", 5)
    tekstkolom(tabel, "rekensom", 4)
    getalkolom(tabel, "uren per jaar")
    getalkolom(tabel, "% contract")
    tekstkolom(tabel, "bron", 3)
    uren = tarief.uren

    def rij(post: Post, voorvoegsel: str = "") -> None:
        deel = procent(post.bedrag / uren.contracturen.bedrag)
        tabel.add_row(voorvoegsel + post.naam, rekensom(post), leesbaar(post), deel, bron_met_klasse(_diepste(post)))

    rij(uren.contracturen)
    for soort, titel in _SOORTEN.items():
        telt_mee = soort == "clientgebonden_indirect" and uren.indirect_is_declarabel
        tabel.add_row(f"{'wel declarabel' if telt_mee else 'af'}: {titel}", "", "", "", "", style="dim")
        for post in uren.per_soort[soort]:
            rij(post, "  ")
        if soort in uren.subtotalen:
            rij(uren.subtotalen[soort])
    rij(uren.declarabel)
    factor = uren.bruto_nettofactor
    tabel.add_row(factor.naam, rekensom(factor), leesbaar(factor), "", "")
    return tabel


def _diepste(post: Post) -> Post:
    """Bij een doorgegeven waarde (som van één) de post eronder, want die kent de vindplaats."""
    return post.operanden[0] if len(post.operanden) == 1 else post


def _elementtabel(elementen: Mapping[str, Post], namen: Mapping[str, str], tarief: Tarief) -> Table:

    tabel = nieuwe_tabel()
    tekstkolom(tabel, "element", 2)
    tekstkolom(tabel, "regels", 4)
    getalkolom(tabel, "bedrag")
    getalkolom(tabel, "% tarief")
    for sleutel, naam in namen.items():
        post = elementen[sleutel]
        regels = " + ".join(f"{regel.naam} {leesbaar(regel)}" for regel in post.operanden)
        tabel.add_row(
            naam,
            regels or "geen regels in dit product",
            leesbaar(post),
            procent(post.bedrag / tarief.tarief.bedrag) if tarief.tarief.bedrag else "",
        )
    tabel.add_row("samen", "", leesbaar(tarief.tarief), "100,0%", style="bold")
    return tabel


def _afgeleid(tarief: Tarief, console: Console) -> None:
    """De reekswaarden die niet gepubliceerd zijn: hoe ze zijn afgeleid, en waarom."""
    afgeleid = [post for post in loop(tarief.tarief) if post.operanden and post.herkomst is not None]
    for post in afgeleid:
        assert post.herkomst is not None
        stappen = [deel for deel in loop(post) if deel.sleutel.startswith(f"{post.sleutel}.")]
        for deel in (*stappen, post):
            som = rekensom(deel) or f"gelijk aan {deel.operanden[0].naam}"
            console.print(f"  {deel.naam}: {som} = {leesbaar(deel)}")
        console.print(f"    {bron_met_klasse(post)}: {post.herkomst.bron}. {post.herkomst.toelichting}", style="dim")


def _slot(tarief: Tarief, console: Console, diepte: int | None) -> None:
    """Afwijkingen, aannames, waarschuwingen en waar het verder gaat."""
    _titel(console, "Afwijkingen van de regio")
    for afwijking in tarief.kaart.afwijkingen:
        waarde = afwijking.waarde.getal
        tekst = procent(waarde, 2) if afwijking.waarde.is_percentage else f"{waarde:f}".replace(".", ",")
        console.print(
            f"{afwijking.parameter}: {tekst}. {afwijking.motivering} ({afwijking.parameter.plaats.bestand}:{afwijking.parameter.plaats.regel})"
        )
    if not tarief.kaart.afwijkingen:
        console.print("geen")
    _titel(console, f"Aannames ({len(tarief.aannames)})")
    console.print(", ".join(tarief.aannames) or "geen")
    _afgeleid(tarief, console)
    _titel(console, f"Waarschuwingen ({len(tarief.waarschuwingen)})")
    for gevonden in tarief.waarschuwingen:
        plek = f" ({gevonden.plaats.bestand}:{gevonden.plaats.regel})" if gevonden.plaats else ""
        console.print(f"[{gevonden.code}] {gevonden.wat}{plek}")
    if not tarief.waarschuwingen:
        console.print("geen")
    if tarief.kaart.eenheid == "uur":
        console.print()
        console.print(
            f"Afgeleid minuuttarief {euro(tarief.tarief.bedrag / 60)}, alleen ter informatie: "
            "declareer uurtarief × minuten ÷ 60, afgerond op centen.",
            style="dim",
        )
    if diepte is None:
        console.print(f"Elke post tot en met de cel: reeletarief uitleg {tarief.kaart.product} --alles", style="dim")
