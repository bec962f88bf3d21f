"""Wat elke code van een werkboek dat terugkomt (RT8xx) betekent en wat u dan doet."""

from __future__ import annotations

from types import MappingProxyType

UITLEG_WERKBOEK = MappingProxyType(
    {
        "RT801": "Het bestand met het werkboek is niet te lezen: het bestaat niet, het is een map, of u mag er niet bij. "
        "Controleer het pad.",
        "RT802": "Het bestand is geen Excel-werkmap (.xlsx) maar iets anders, zoals .xls, .ods, .csv of een pdf. De melding "
        "zegt wat. Open het in Excel of LibreOffice en sla het op als .xlsx; de naam veranderen is niet genoeg. Een ingevuld "
        "formulier mag ook een OpenDocument-rekenblad (.ods) zijn; dan geldt hetzelfde andersom.\n\n"
        "Goed:\n\n    reeletarief verifieer besluit.xlsx\n\n"
        "Fout:\n\n    reeletarief verifieer besluit.ods",
        "RT803": "Het werkboek is met een wachtwoord versleuteld. Open het met dat wachtwoord en sla het zonder op. De "
        "bladbeveiliging van het programma zelf heeft geen wachtwoord en mag blijven.",
        "RT804": "Het werkboek is beschadigd: afgebroken bij het kopiëren, onderweg veranderd, of door een ander programma "
        "verkeerd geschreven. De melding noemt het deel. Vraag het bestand opnieuw op.",
        "RT805": "Er zitten macro's of ingesloten programma's in het werkboek. Een werkboek van dit programma heeft die nooit, "
        "dus heeft iemand ze erin gezet. Sla het op zonder macro's en ga na waarom ze er zijn.",
        "RT806": "Het werkboek haalt gegevens uit een ander bestand of van internet. Wat er dan uitkomt, hangt af van iets dat "
        "niet is meegestuurd. Verbreek de koppelingen en sla het opnieuw op; een gewone link om op te klikken mag.",
        "RT807": "Het bestand is groter, of wordt uitgepakt groter, dan een werkboek van dit programma ooit is. Zo'n bestand "
        "kan een computer laten vastlopen en wordt daarom niet uitgepakt.",
        "RT808": "In het werkboek staat een documenttype (DOCTYPE). Excel en LibreOffice schrijven dat nooit; het is een bekende "
        "manier om een lezer vast te laten lopen of bestanden te laten lezen. Vertrouw het bestand niet.",
        "RT809": "Dit is een werkboek, maar niet een dat dit programma heeft gemaakt: de documenteigenschappen waaraan het te "
        "herkennen is, ontbreken. Geef het werkboek van bereken -o, en kopieer de bladen niet naar een nieuw bestand.",
        "RT810": "Het werkboek is gemaakt door een versie van het programma met andere afspraken over bladen en kolommen. Maak "
        "het opnieuw met deze versie, of lees het met de versie die in de melding staat.",
        "RT811": "Een blad met invoer of het blad Besluit, of een kolom of rij ervan, is weg of dubbel. Dan is niet te zeggen welke invoer waar "
        "hoort, of over welke producten het werkboek gaat. Zet het blad terug zoals het was uitgegeven, of begin opnieuw met het "
        "oorspronkelijke werkboek.",
        "RT812": "Geen van de producten in het werkboek heeft een bruikbare kaart in deze regio. Waarschijnlijk hoort het bij een "
        "andere regio; geef die met --map.",
        "RT813": "Het werkboek is gemaakt met eerdere tarieven erbij, en het bestand achter --oud is een ander. Geef hetzelfde "
        "bestand, of laat --oud weg: dan worden de bladen die ervan afhangen niet vergeleken.",
        "RT814": "In het rekenblad (.ods) is een cel met inhoud zo vaak herhaald, naar beneden of naar rechts, dat het geen formulier "
        "meer is. Meestal is een hele kolom of rij in één keer gevuld. Maak leeg wat niet bij het formulier hoort en sla het "
        "opnieuw op; de melding noemt de eerste cel.",
    }
)
"""Per code van een werkboek dat terugkomt wat hij betekent en wat u doet."""
