"""``uitleg`` op het scherm: van de cao-tabel tot de cent, met een rekenmachine te volgen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.urenverdeling import Urenregel, Urensoort, urenregels
from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.kostprijs.elementen import JEUGDWET, NVO, reden_van_nul, redenen_van_nul, samen
from reeletarief.kostprijs.kop import Kop, beginnen_met, voorvoegsel
from reeletarief.kostprijs.post import Eenheid, deel_van, loop
from reeletarief.weergave.afbreken import BreekbareTekst
from reeletarief.weergave.besluit.bijstelling import BEREKEND_TARIEF, stap
from reeletarief.weergave.besluit.waarom import waarom_besloten
from reeletarief.weergave.datum import op_peildatum
from reeletarief.weergave.formule import rekensom, som_of_gelijk
from reeletarief.weergave.getal import euro, geteld, leesbaar, procent
from reeletarief.weergave.herkomst import bron_met_klasse
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.uitleg.boom import BIJ_EEN_REKENSOM, ELDERS, boomtabel, boomtabellen
from reeletarief.weergave.uitleg.bronnen import aannametabel, bronnentabel
from reeletarief.weergave.uitleg.loon import afgeleide_cellen, functietabel, gemiddelden, loontabellen
from reeletarief.weergave.uitleg.productvorm import onderdelentabel, roosterregels, roostertabel
from reeletarief.weergave.uitleg.tekst import (
    METHODEN,
    afwezigheidsregel,
    afwijkingregel,
    andere_eenheid,
    berekend_bedrag,
    besluitregel,
    caoregel,
    eenheidcode,
    prijs,
    splitsing,
    stapelregel,
    urenkeuze,
)
from reeletarief.weergave.voorbehoud import motiefzin
from reeletarief.weergave.vormwoorden import VORMWOORDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.kostprijs.uren import Jaaruren

_LABEL = 16
"""Zo breed zijn de woorden links in de kop, zoals *indexering*."""
_SMALSTE_REGELS = 40
"""Minder breed staan de regels van een element beter eronder: het zijn hele zinnen."""
_REGELS = {"regels": ""}
_BIJ_EEN_DIENST = ({"bron": ""}, {"aantal × uren × begeleiders": "", "uren × toeslag": "toeslag: "})
_BIJ_EEN_FUNCTIE = ({"bron": ""}, {"niveau": "niveau ", "schaal": "schaal ", "trede": "trede "})
_BIJ_EEN_ONDERDEEL = ({"uitleg": ""}, {"gemiddeld aantal": ""}, {"aantal": "aantal ", "× tarief": "× "})
"""Wat op een smal venster onder een rij komt, zoals :data:`BIJ_EEN_REKENSOM`."""
NIVEAUS_VAN_EEN_TAK = 2
"""Wat onder een gevraagde post staat: waar hij uit bestaat, en waar dat weer uit bestaat."""
_REEKSEN = beginnen_met(Kop.REEKSEN)
_SPLITSING = {Kop.BEROEPSKRACHT_CLIENTGEBONDEN, Kop.BEROEPSKRACHT_NIET_CLIENTGEBONDEN}
_SOORTEN = {
    Urensoort.ALGEMEEN: "algemeen (verlof, feestdagen, ziekte)",
    Urensoort.BEROEPSGEBONDEN: "beroepsgebonden",
    Urensoort.CLIENTGEBONDEN_INDIRECT: "cliëntgebonden, indirect",
}


def toon_uitleg(tarief: Tarief, resultaat: Resultaat, console: Console, diepte: int | None = None) -> None:
    """Druk de uitleg van één tarief af.

    Zonder ``diepte`` stopt de boom bij wat de tabellen erboven al tonen (uren, lonen, functiemix); met een
    getal toont hij precies zoveel niveaus.
    """
    _kop(tarief, resultaat, console)
    if tarief.uren is not None:
        _titel(console, "Uren per fte per jaar")
        druk_heel(_urentabel(tarief.uren), console, *BIJ_EEN_REKENSOM)
    if diepte is None:
        _vormtabellen(tarief, console)
    _titel(console, "Opbouw van het tarief")
    druk_heel(boomtabel(_wortel(tarief), tarief.tarief, diepte, _elders(tarief)), console, *BIJ_EEN_REKENSOM)
    _titel(console, "Elementen van art. 2.3 Besluit Jeugdwet")
    druk_heel(_elementtabel("jeugdwet", tarief.jeugdwet, JEUGDWET, tarief), console, _REGELS)
    _titel(console, "Elementen van de Norm voor Opdrachtgeverschap §8.3")
    druk_heel(_elementtabel("nvo", tarief.nvo, NVO, tarief), console, _REGELS)
    if anders := bijstelling_van(tarief):
        vastgesteld = f"Vastgesteld tarief: {euro(anders.vastgesteld)}."
        console.print(BreekbareTekst(f"Berekend is {euro(anders.berekend)}; {stap(anders)} {vastgesteld}"))
    kort = "Bedragen zijn hier kort weergegeven; er wordt doorgerekend met 18 decimalen."
    console.print(BreekbareTekst(f"{splitsing(tarief)}{kort}"), style="dim")
    if diepte is not None:
        _titel(console, "Bronnen")
        druk_heel(bronnentabel(tarief), console, {"gebruikt voor": "", "klasse": "klasse: "})
    _slot(tarief, console, diepte)


def _wortel(tarief: Tarief) -> Post:
    """Het tarief als post; is er iets anders vastgesteld, dan heet het het berekende tarief."""
    return tarief.tarief._replace(naam=BEREKEND_TARIEF) if bijstelling_van(tarief) else tarief.tarief


def _vormtabellen(tarief: Tarief, console: Console) -> None:
    """Wat bij de vorm hoort: het rooster, de lonen en functies, of de onderdelen van een samengesteld tarief."""
    if tarief.kaart.rooster is not None:
        _titel(console, "Rooster van de groep")
        druk_heel(roostertabel(tarief), console, *_BIJ_EEN_DIENST)
    if tarief.kaart.verblijf is not None:
        _alineas(roosterregels(tarief), console)
    if tarief.functies:
        woorden = VORMWOORDEN[tarief.kaart.vorm]
        _titel(console, f"Van salaris naar {woorden.kosten}, per schaal / trede")
        for nummer, tabel in enumerate(loontabellen(tarief, console.width)):
            if nummer:
                console.print()
            druk_heel(tabel, console, *BIJ_EEN_REKENSOM)
        _alineas([*gemiddelden(tarief), *afgeleide_cellen(tarief)], console)
        _titel(console, woorden.titel)
        druk_heel(functietabel(tarief), console, *_BIJ_EEN_FUNCTIE, _als_tekst(woorden.inzet, f"× {woorden.kosten}"))
    if tarief.onderdelen:
        _titel(console, "Onderdelen: gemiddeld aantal × tarief")
        druk_heel(onderdelentabel(tarief), console, *_BIJ_EEN_ONDERDEEL)


def _elders(tarief: Tarief) -> tuple[str, ...]:
    """Wat de korte boom overslaat: de eigen tabellen, en de boom van elk onderdeel (dat heeft zijn eigen uitleg)."""
    if not tarief.onderdelen:
        return ELDERS
    return (*ELDERS, *beginnen_met(Kop.SAMENSTELLING), *(voorvoegsel(deel.product) for deel in tarief.onderdelen))


def toon_tak(posten: Sequence[Post], tarief: Tarief, console: Console, diepte: int | None) -> None:
    """Druk alleen de gevraagde posten af, met wat eronder hangt: zonder ``diepte`` twee niveaus."""
    kaart = tarief.kaart
    console.print(
        BreekbareTekst(f"{kaart.product}  {kaart.naam}, tariefjaar {tarief.jaar}: {prijs(tarief)}"), style="bold"
    )
    if regel := berekend_bedrag(tarief):
        console.print(BreekbareTekst(f"berekend {regel}"))
    if len(posten) > 1:
        meer = f"{len(posten)} posten; één ervan vraagt u met --post en de sleutel die tussen haakjes staat."
        console.print(BreekbareTekst(meer))
    bomen = boomtabellen(posten, tarief.tarief, NIVEAUS_VAN_EEN_TAK if diepte is None else diepte)
    for post, boom in zip(posten, bomen, strict=True):
        _titel(console, f"{post.naam} ({post.sleutel})")
        druk_heel(boom, console, *BIJ_EEN_REKENSOM)
    if diepte is None:
        console.print(f"Twee niveaus; meer met --diepte {NIVEAUS_VAN_EEN_TAK + 1}, alles met --alles.", style="dim")


def _kop(tarief: Tarief, resultaat: Resultaat, console: Console) -> None:
    kaart = tarief.kaart
    console.print(BreekbareTekst(f"{kaart.product}  {kaart.naam}"), style="bold")
    peil = op_peildatum(resultaat.peildatum)
    for label, tekst in (
        ("tarief", f"{prijs(tarief)} ({eenheidcode(kaart.eenheid)})"),
        ("berekend", berekend_bedrag(tarief)),
        ("tariefjaar", f"{resultaat.tariefjaar}, regio {resultaat.regio}"),
        *(("cao", f"{caoregel(cao, peil)}") for cao in tarief.caos),
        ("prijspeil lonen", ", ".join(dict.fromkeys(str(cao.loonpeil) for cao in tarief.caos)) or None),
        ("status", f"{resultaat.status}, {geteld(len(tarief.aannames), 'aanname', 'aannames')}"),
        ("besluit", besluitregel(tarief)),
        *waarom_besloten(resultaat),
        ("prijssoort", (tarief.prijssoort or "niet gezegd").replace("_", " ")),
        ("declarabel" if tarief.uren and tarief.uren.is_declarabel else "uren per fte", urenkeuze(tarief)),
        ("stapelen", stapelregel(tarief)),
        ("afwezigheid", afwezigheidsregel(tarief)),
        ("indexering", METHODEN[tarief.indexmethode]),
        ("bewijs", f"reeletarief {resultaat.bewijs.versie}, sha256 {resultaat.bewijs.sha256}"),
        ("verschil", str(kaart.tariefdifferentiatie) if kaart.tariefdifferentiatie else None),
    ):
        if tekst is not None:
            console.print(BreekbareTekst(f"{label:<{_LABEL}}{tekst}", verder=_LABEL))


def _titel(console: Console, tekst: str) -> None:
    console.print()
    console.print(BreekbareTekst(tekst), style="bold")


def _als_tekst(*koppen: str) -> dict[str, str]:
    """Kolommen die onder hun rij komen met hun kop ervoor."""
    return {kop: f"{kop} " for kop in koppen}


def _alineas(teksten: Iterable[str], console: Console) -> None:
    """Zinnen onder elkaar; wat afbreekt springt in, zodat te zien is waar de volgende begint."""
    for tekst in teksten:
        console.print(BreekbareTekst(tekst, verder=2))


def _urentabel(uren: Jaaruren) -> Table:
    """Contracturen, de drie soorten die afgaan en wat declarabel is, elk met hun deel van het contract."""
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "uren", 5)
    tekstkolom(tabel, "rekensom", 4)
    getalkolom(tabel, "uren per jaar")
    getalkolom(tabel, "% contract")
    tekstkolom(tabel, "bron", 3)

    def rij(post: Post, niveau: int) -> None:
        deel = procent(deel_van(post, uren.contracturen)) if post.eenheid is Eenheid.UREN_PER_JAAR else ""
        bron = bron_met_klasse(_diepste(post))
        tabel.add_row(BreekbareTekst(post.naam, 2 * niveau), rekensom(post), leesbaar(post), deel, bron)

    for regel in urenregels(uren):
        if isinstance(regel, Urenregel):
            rij(regel.post, regel.niveau)
        else:
            tabel.add_row(f"{_telt(uren, regel)}: {_SOORTEN[regel]}", "", "", "", "", style="dim")
    return tabel


def _telt(uren: Jaaruren, soort: Urensoort) -> str:
    """Of een soort uren afgaat, of meetelt in de uren die een fte levert."""
    if soort not in uren.telt_mee:
        return "af"
    return "wel declarabel" if uren.is_declarabel else "gaat niet af"


def _diepste(post: Post) -> Post:
    """Bij een doorgegeven waarde (som van één) de post eronder, want die kent de vindplaats."""
    return post.operanden[0] if len(post.operanden) == 1 else post


def _elementtabel(lijst: str, elementen: Mapping[str, Post], namen: Mapping[str, str], tarief: Tarief) -> Table:
    """Per element de regels die eronder vallen (of waarom er geen zijn), het bedrag en het deel van het tarief."""
    nul = redenen_van_nul(lijst, tarief.zonder)
    tabel = nieuwe_tabel()
    tekstkolom(tabel, "element", 2)
    tekstkolom(tabel, "regels", 4, _SMALSTE_REGELS)
    getalkolom(tabel, "bedrag")
    getalkolom(tabel, "% tarief")
    for sleutel, naam in namen.items():
        post = elementen[sleutel]
        regels = " + ".join(_regel_in_element(regel) for regel in post.operanden)
        tabel.add_row(
            naam,
            "; ".join(deel for deel in (regels, *nul.get(sleutel, ())) if deel) or "geen regels in dit product",
            leesbaar(post),
            procent(deel_van(post, tarief.tarief)),
        )
    alles = samen(elementen, tarief.tarief.eenheid)
    tabel.add_row(alles.naam, "", leesbaar(alles), procent(deel_van(alles, tarief.tarief)), style="bold")
    return tabel


def _regel_in_element(regel: Post) -> str:
    """Een regel van een element; de splitsing van de beroepskracht met haar rekensom, want die staat nergens anders."""
    som = f" = {rekensom(regel)}" if regel.sleutel in _SPLITSING else ""
    reden = reden_van_nul(regel)
    return f"{regel.naam} {leesbaar(regel)}{som}{f' ({reden})' if reden else ''}"


def _afgeleid(tarief: Tarief, console: Console) -> None:
    """De reekswaarden die niet gepubliceerd zijn: hoe ze zijn afgeleid, en waarom."""
    afgeleid = [
        (post, post.herkomst)
        for post in loop(tarief.tarief)
        if post.operanden and post.herkomst is not None and post.sleutel.startswith(_REEKSEN)
    ]
    if afgeleid:
        console.print("Niet gepubliceerd, en zo afgeleid:")
    for post, herkomst in afgeleid:
        stappen = [deel for deel in loop(post) if deel.sleutel.startswith(f"{post.sleutel}.")]
        for deel in (*stappen, post):
            console.print(BreekbareTekst(f"{deel.naam}: {som_of_gelijk(deel)} = {leesbaar(deel)}", links=2, verder=2))
        toelichting = f"{bron_met_klasse(post)}: {herkomst.bron}. {herkomst.toelichting}"
        console.print(BreekbareTekst(toelichting, links=4), style="dim")


def _niet_berekend(tarief: Tarief, console: Console, diepte: int | None) -> None:
    """Wat de cao verder regelt en niet in de loonkosten zit: kort met namen, bij --diepte of --alles met de reden."""
    if tarief.cao is None or not tarief.cao.laatste.niet_berekend:
        return
    voorwaarden = tarief.cao.laatste.niet_berekend
    _titel(console, f"Voorwaarden van de cao die niet in de loonkosten zitten ({len(voorwaarden)})")
    if diepte is None:
        namen = ", ".join(regel.sleutel.replace("_", " ") for regel in voorwaarden)
        console.print(BreekbareTekst(f"{namen} (met de redenen: reeletarief cao toon {tarief.cao.cao})"))
    else:
        regels = [f"{regel.sleutel.replace('_', ' ')}: {regel.tekst}. {regel.reden or ''}" for regel in voorwaarden]
        _alineas(regels, console)


def _slot(tarief: Tarief, console: Console, diepte: int | None) -> None:
    """Afwijkingen, aannames, waarschuwingen en waar het verder gaat."""
    _titel(console, "Eigen waarden van dit product (afwijkingen van de waarden van de regio)")
    _alineas([afwijkingregel(afwijking, tarief) for afwijking in tarief.kaart.eigen_waarden], console)
    if tarief.onderdelen:
        console.print("niet op deze kaart; die van de onderdelen staan in hun eigen uitleg")
    elif not tarief.kaart.eigen_waarden:
        console.print("geen")
    _niet_berekend(tarief, console, diepte)
    _titel(console, f"Aannames ({len(tarief.aannames)})")
    if tarief.aannames:
        druk_heel(aannametabel(tarief), console, {"sleutel": ""})
    else:
        console.print("geen")
    _afgeleid(tarief, console)
    _titel(console, f"Waarschuwingen ({len(tarief.waarschuwingen)})")
    for gevonden in tarief.waarschuwingen:
        plek = f" ({gevonden.plaats.op_regel})" if gevonden.plaats else ""
        console.print(BreekbareTekst(f"[{gevonden.code}] {gevonden.wat}{plek}"))
        if motief := motiefzin(gevonden):
            console.print(BreekbareTekst(f"  {motief}"))
    if not tarief.waarschuwingen:
        console.print("geen")
    if regel := andere_eenheid(tarief):
        console.print()
        console.print(BreekbareTekst(regel), style="dim")
    if diepte is None:
        verder = f"Elke post tot en met de cel, met alle bronnen: reeletarief uitleg {tarief.product} --alles"
        console.print(BreekbareTekst(verder), style="dim")
