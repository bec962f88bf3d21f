"""Wat elke code van ``vaststellen`` en van een vastgelegd besluit (RT99x) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_VASTSTELLEN = MappingProxyType(
    {
        "RT990": "Een vastgelegd besluit is niet te gebruiken: het is beschadigd, met de hand gewijzigd of geen besluit, het spreekt zichzelf "
        "tegen (zoals een ingangsdatum na de einddatum, of een tarief waarvan de kaart niet bewaard is), of een bestand dat het bewaart heeft "
        "een andere vingerafdruk dan bij het besluit, of een later besluit noemt een ander dan er nu ligt. Haal het terug uit git of het archief; wie het wijzigt, maakt het "
        "onbruikbaar als bewijs.",
        "RT991": "Een open waarde of een aanname heeft geen bron van de regio zelf, dus het tarief is een concept. Vul de waarde van uw regio in, "
        "met waar zij vandaan komt.\n\n"
        'Goed:\n\n    {…, klasse: open, bron: "uitvraag onder aanbieders, mei 2026", jaar: 2026}\n\n'
        "Fout:\n\n    {…, klasse: open, bron: voorbeeldwaarde, jaar: 2026}",
        "RT992": "Een cao-tabel staat voor het tariefjaar niet vast: zij is niet bevestigd, afgeleid van een eerdere, of nog niet "
        "nagelezen. Voeg de tabel toe, of motiveer in de besluitgegevens waarom de regio er toch op vaststelt.\n\n"
        "Goed:\n\n    uitzonderingen:\n      - {cao: jeugdzorg, reden: voor 2026 is nog geen cao gesloten}",
        "RT993": "Een reactie is overgenomen, maar de waarde staat niet zo in de bestanden. De nota zou dan iets anders zeggen dan het "
        "besluit. Voer haar door met reacties effect --voorstel, of verander het oordeel. Koos de regio bij een herziening iets anders, zet dat dan "
        "onder wijzigingen; het eigen cijfer van de aanbieder blijft staan. Een verandering (+1 %-punt) telt vanaf het concept; zonder concept is zij RT987.",
        "RT994": "De besluitgegevens noemen iets wat er niet is: een product zonder berekend tarief, of een uitzondering voor een cao "
        "die dat niet nodig heeft. Controleer de naam, of haal de regel weg.",
        "RT995": "De dag van het besluit ontbreekt, of staat op twee plekken anders. Het programma kijkt niet op de klok: geef "
        "--besluitdatum, of besluitdatum in de besluitgegevens.",
        "RT996": "De tarieven gaan niet in hun tariefjaar in, of eindigen voor zij beginnen, of lopen langer door dan tot en met het jaar erna. Komt het besluit over "
        "het volgende jaar later, zet dan bij geldig_tot tot wanneer deze tarieven uiterlijk doorlopen; een nieuw besluit vervangt ze vanaf zijn ingangsdatum. "
        "Langer dan een jaar kan niet: er mist dan een hele indexering (art. 2.3 Besluit Jeugdwet).\n\n"
        "Goed (tariefjaar 2026):\n\n    geldig_tot: 2027-02-28\n\n"
        "Fout:\n\n    geldig_tot: 2028-02-29",
        "RT997": "Precies deze tarieven liggen al vast. Er is niets te doen en niets geschreven.",
        "RT998": "Er ligt al een besluit over dit jaar, met andere gegevens, bedragen of dagen; of u wilt iets herzien wat er niet is. "
        "Bekijk het verschil met vergelijk --met vastgesteld. Een nieuw besluit neemt u met --herziening REDEN; het oude blijft "
        "bewaard in de map vastgesteld. Dragen de kaarten een besluit waarvan het bestand weg is, haal dat dan eerst terug: er komt geen ander "
        "besluit stil voor in de plaats.",
        "RT999": "Er ligt een later besluit: over een later jaar, of met een latere dag. Een ouder besluit gaat daar nooit overheen.",
    }
)
