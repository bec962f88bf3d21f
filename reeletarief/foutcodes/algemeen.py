"""Wat elke andere code betekent en wat u dan doet; voor een controle (RT6xx) zegt haar eigen docstring het.

``controleer --uitleg CODE`` toont deze zinnen. Voorbeelden met hun melding staan in ``docs/foutmeldingen.md``.
"""

from __future__ import annotations

from types import MappingProxyType

UITLEG = MappingProxyType(
    {
        "RT012": "Een cao-tabel wordt gebruikt voorbij de dag tot waar partijen haar bevestigden (waarschuwing).\n\n"
        "Het tarief rekent ermee door en indexeert de lonen naar het tariefjaar, maar niemand heeft afgesproken dat deze "
        "bedragen dan gelden. De melding noemt wat er over de tijd erna bekend is. Voeg de nieuwe tabel toe zodra die er "
        "is, of leid een tabel openlijk af (RT014).\n\n"
        "Is er al een latere tabel en is er niets bevestigd tot zij ingaat, dan gelden de lonen tot die dag: zij tellen als die van dat jaar, "
        "zonder index. Ontbreekt er een tabel tussen de twee, dan is het tarief zo te laag.\n\n"
        "Verlengen partijen de cao, werk dan bevestigd_tot bij en schrijf bij 'stand' onder 'vervolg' waar dat staat (anders vraagt RT640 "
        "ernaar). Dat verandert het tarief als er een later jaar komt te staan: de bedragen zijn dan de lonen van dat jaar, hebben dat "
        "prijspeil en worden tot dat jaar niet meer geïndexeerd. Met 'vergelijk' ziet u hoeveel.\n\n"
        "Goed (tariefjaar 2026):\n\n    bevestigd_tot: 2026-12-31\n\n"
        "Fout (tariefjaar 2026):\n\n    bevestigd_tot: 2025-12-31",
        "RT013": "Een tabel of bedrag is van later dan het tariefjaar en telt ongewijzigd mee (waarschuwing).\n\n"
        "Terugrekenen doet het programma niet. Kies een waarde van het tariefjaar zelf, of reken een later jaar.\n\n"
        "Goed (tariefjaar 2025):\n\n    {bedrag_per_uur: 1.95, prijspeil: 2025}\n\n"
        "Fout (tariefjaar 2025):\n\n    {bedrag_per_uur: 2.05, prijspeil: 2026}",
        "RT014": "Een cao-tabel is niet gepubliceerd maar afgeleid van een eerdere: een aanname (waarschuwing).\n\n"
        "Elke uitvoer noemt haar, ook als de regio er met een gemotiveerde uitzondering op vaststelt. Vervang haar door de "
        "gepubliceerde tabel zodra die er is.\n\n"
        'Goed:\n\n    salaris: {"9": {"0": 3191.69}}      # gepubliceerd\n\n'
        "Fout:\n\n    afgeleid: {van: 2024-12-01, percentage: 1%, …}      # nog een aanname",
        "RT015": "De kaart zegt dat dit tarief is vastgesteld, maar het wordt nu anders berekend (waarschuwing).\n\n"
        "Het tarief of een element komt op een ander bedrag uit dan het besluit vastlegde: de kaart, een waarde, een cao-tabel, de "
        "peildatum of de rekenwijze van het programma is gewijzigd. Een opmerking, een reeks van een ander jaar of een nieuwe versie die "
        "hetzelfde uitrekent, is geen wijziging. Het besluit zelf ligt vast in vastgesteld/<jaar>.json: met '--map vastgesteld/2026.json' "
        "rekent een opdracht met wat er besloten is, en 'vergelijk --met vastgesteld' zegt wat er anders is. Een nieuw besluit neemt u met "
        "'vaststellen --herziening'.",
        "RT016": "Een tarief wordt vastgesteld op minder dan de reële prijs die berekend is (waarschuwing).\n\n"
        "Een prijs is ten minste gebaseerd op de kosten van art. 2.3 Besluit Jeugdwet. De reden bij het tarief moet het verschil "
        "dragen; de uitvoer en het vastgelegde besluit noemen beide bedragen.",
        "RT017": "De kaart zegt iets anders dan het besluitbestand vastgesteld/<jaar>.json.\n\n"
        "Alleen 'vaststellen' schrijft het blok vastgesteld op een kaart. Dat blok of het besluitbestand is daarna met de hand gewijzigd. "
        "Zolang ze verschillen, telt het product niet als vastgesteld. Haal de kaart of het bestand terug uit git. Een ander "
        "bedrag vraagt een ander besluit, met 'vaststellen --herziening'.",
        "RT018": "Het besluitbestand ontbreekt of is niet te lezen, dus wat er is vastgesteld is niet na te gaan (waarschuwing).\n\n"
        "Zegt de kaart dat haar tarief is vastgesteld, dan geldt dat bedrag zolang er niets is gewijzigd. Zegt zij niets, dan rekent zij met "
        "het berekende tarief. Een begroting rekent een later jaar dan met de index. Haal vastgesteld/<jaar>.json terug uit git of het archief.",
        "RT019": "Een tarief is vastgesteld, maar de kaart zegt dat niet (waarschuwing).\n\n"
        "Het blok vastgesteld ontbreekt op de kaart, of is nog dat van een eerder jaar; zo'n kaart komt vaak van een oudere versie. "
        "Het besluitbestand vastgesteld/<jaar>.json gaat voor, zolang de berekening erop uitkomt; anders zegt RT015 beide. Haal het blok terug uit git; 'verifieer --vastgesteld' noemt elke kaart "
        "die het mist.",
        "RT020": "Een vastgesteld tarief geldt maar een deel van het jaar, en de begroting rekent er het hele jaar mee (waarschuwing).\n\n"
        "Zo'n tarief komt van een herziening in de loop van het jaar, of van een besluit dat na een doorlopend besluit van het jaar ervoor inging of nog "
        "moet komen; ook in een later jaar van de begroting. Voor de maanden ervoor of erna gold of geldt een ander tarief. Verdeel de aantallen over de tijdvakken en maak er per tijdvak een. "
        "Gold ervoor hetzelfde bedrag, dan klopt het totaal en komt deze waarschuwing niet; de bewaarde besluiten zeggen dat.",
        "RT021": "Een tarief wordt vastgesteld op meer dan twee keer wat er berekend is (waarschuwing).\n\n"
        "Meer mag, met een reden. Zoveel meer is bijna altijd een vergeten punt of een verkeerde rij. Dit is een vraag, geen norm.",
        "RT022": "De begroting rekent met een vastgesteld bedrag, terwijl de kaarten van nu iets anders zeggen (waarschuwing).\n\n"
        "Een besluit geldt tot er een ander besluit is, ook als de kaart intussen is gewijzigd (bijvoorbeeld voor het volgende jaar) of "
        "vervallen. Prijs en eenheid komen dan uit vastgesteld/<jaar>.json.",
        "RT024": "Een tarief was bijgesteld, en staat nu weer op het berekende bedrag (waarschuwing).\n\n"
        "De besluitgegevens (--besluit) noemen alle tarieven die anders zijn dan berekend; wat er niet in staat, wordt het berekende. Bij een "
        "herziening, of van concept naar besluit, vervalt een eerder bijgesteld bedrag dus als het product er niet weer onder 'tarieven' "
        "staat. Dat mag, maar het moet een keuze zijn.",
        "RT025": "Een begroting kreeg de index van een jaar waarover al besloten is, en die telt nergens in mee (waarschuwing).\n\n"
        "Zo'n jaar rekent met vastgesteld/<jaar>.json, en de jaren erna vanaf daar met hun index. Laat de index van dat jaar weg. Wilt u een begroting "
        "zonder de latere besluiten, wijs dan het besluit van het tariefjaar aan met '--map vastgesteld/2026.json'.",
        "RT026": "Een product met volume staat niet in het besluit over een later jaar (waarschuwing).\n\n"
        "De begroting rekent het dan met zijn laatste eigen tarief en de index die u gaf: een aanname. Het jaar heet dan deels vastgesteld, en de uitvoer zegt "
        "hoeveel euro er niet op het besluit rust. Zonder die index is er geen prijs (RT706). Is het product vervallen, haal dan zijn rijen weg.",
        "RT027": "Een product gaat in het besluit over een later jaar, of na een herziening in de loop van het jaar, per een andere eenheid (waarschuwing).\n\n"
        "Een aantal telt in de eenheid van zijn jaar. Rekende u de aantallen door uit een eerder jaar, dan staan ze nog in de oude eenheid; de "
        "begroting rekent ze niet om.",
        "RT028": "Tussen het vorige besluit en dit besluit zitten dagen waarop geen vastgesteld tarief geldt (waarschuwing).\n\n"
        "Het vorige besluit eindigt (geldig_tot) voor dit besluit ingaat. Wie in die dagen zorg levert, heeft geen tarief. Laat dit besluit eerder ingaan, "
        "of laat de tarieven van ervoor doorlopen tot en met de dag ervoor.\n\n"
        "Goed (besluit over 2026, als dat over 2027 op 1 maart ingaat):\n\n    geldig_tot: 2027-02-28\n\n"
        "Fout:\n\n    geldig_tot: 2026-12-31",
        "RT029": "Een eerder besluit liep nog door; dit besluit vervangt die tarieven vanaf zijn ingangsdatum. Dit is een opmerking: een "
        "tarieflijst die al verstuurd is, noemt een latere laatste dag. Maak haar opnieuw.",
        "RT030": "Een traject, gewogen tarief of afwezigheidsdag gaat uit van een product dat anders wordt vastgesteld dan berekend (waarschuwing).\n\n"
        "Een samengesteld tarief rekent met het berekende bedrag van zijn onderdelen, ook als het besluit daar een ander bedrag voor noemt. Dat mag, maar "
        "het moet een keuze zijn. Hoort het mee te gaan, geef het dan in de besluitgegevens een eigen bedrag met een reden.",
        "RT031": "Wat in het besluit ervoor een tarief had, heeft er nu geen meer, of gaat per een andere eenheid (waarschuwing).\n\n"
        "Een besluit gaat over alle kaarten van de regio. Is een kaart weg, dan is dat in de rest van het besluit niet te zien, en heeft een lopende "
        "toewijzing van dat product vanaf de ingangsdatum geen tarief. Dat mag, maar het moet een keuze zijn.",
        "RT032": "Een besluit gaat later dan 1 januari in, maar in zijn tarieven tellen ook lonen van voor die dag (waarschuwing).\n\n"
        "Gelden er in een jaar meer tabellen van een cao, dan is het tarief het gemiddelde over het hele jaar. Wie tot de ingangsdatum het oude tarief "
        "kreeg, of nog geen, krijgt daarna dus een deel van de verhoging niet. Rekent u ook de maanden ervoor met dit tarief af, of is het verschil al "
        "verrekend, dan klopt het gemiddelde; zet anders het bedrag van de ingangsdatum met een reden in de besluitgegevens.",
        "RT101": "Een bestand is niet te lezen: het bestaat niet, u mag er niet bij, het is te groot of het eindigt niet op "
        ".yaml. Herstel dat; zonder dat bestand valt weg wat erop rust.",
        "RT102": "Een koppeling wijst naar een map of naar buiten de werkmap en wordt niet gevolgd. Zet het bestand of de "
        "map zelf in de werkmap.",
        "RT103": "Het bestand is geen UTF-8 of bevat een stuurteken. Sla het opnieuw op als UTF-8 en haal het teken weg.",
        "RT104": "Het bestand is geen geldige YAML: een haak, aanhalingsteken of inspringing klopt niet. Vergelijk de regel "
        "met zijn buren; tabs zijn nooit inspringing. Staat er een conflictmarkering van git (<<<<<<<), kies dan welke regels "
        "blijven: een half samengevoegd bestand wordt nooit gelezen, ook niet als het toevallig geldige YAML is.",
        "RT105": "Het bestand is leeg, of bevat een tweede document. Vul het, of zet elk document in een eigen bestand.",
        "RT106": "Er staat een anker, verwijzing of samenvoegsleutel; de waarde zou dan elders staan. Schrijf haar hier "
        "voluit.",
        "RT107": "Er staat een YAML-tag, zoals !!int; die wordt niet gelezen. Haal hem weg, het programma weet wat er hoort.",
        "RT108": "Het bestand is dieper genest dan enig bestand nodig heeft. Controleer haken en inspringing.",
        "RT109": "Een sleutel staat twee keer in hetzelfde blok. Kies welke geldt en verwijder de andere.",
        "RT110": "De map bestaat niet, of heeft geen opslagen.yaml en is dus geen regio. Ga naar de map van de regio, of geef --map. Hebt u nog geen regio: 'nieuw regio MAP' legt er een neer.",
        "RT112": "Een bestand heeft meer dan honderd fouten, of een controle vindt meer dan honderd keer hetzelfde; alleen de eerste worden "
        "genoemd. Herstel die, en geef de opdracht opnieuw.",
        "RT111": "Een bestand is gewijzigd terwijl het gelezen werd, of een andere opdracht schrijft nu in deze werkmap. Er is niet "
        "mee gerekend: de bestanden samen stonden er zo misschien nooit. Geef de opdracht opnieuw.",
        "RT201": "Er staat een andere vorm dan er hoort: een blok, lijst of losse waarde. Kijk het af van een bestand "
        "ernaast of van docs/bestanden.md.",
        "RT202": "Er is niets ingevuld waar een waarde hoort. Vul haar in, of haal de sleutel weg.",
        "RT203": "Deze tekst kan een YAML-lezer voor een getal, datum of ja/nee aanzien. Zet haar tussen aanhalingstekens.",
        "RT204": "In een tekst staat een onzichtbaar teken. Typ de tekst opnieuw in.",
        "RT205": "Een code of schaal staat niet tussen aanhalingstekens of bevat andere tekens. Schrijf haar als "
        '"45A48": dan leest elk programma haar hetzelfde.',
        "RT206": "Dit is geen trede. Schrijf een periodieknummer, een naam uit de tabel, max, max-2 of gemiddelde.",
        "RT207": "Een sleutel of cao-naam bestaat uit kleine letters, cijfers en _ en begint met een letter. Pas hem aan.",
        "RT208": "Dit is geen jaartal. Schrijf vier cijfers, zonder aanhalingstekens.",
        "RT209": "Dit is geen datum, of een dag die niet bestaat. Schrijf jaar-maand-dag, zoals 2025-03-01.",
        "RT210": "Een percentage heeft geen procentteken. Schrijf het erbij: 8% en niet 8 of 0.08.",
        "RT211": "Een waarde ligt buiten wat er kan, zoals onder nul of boven 100%. Controleer het teken en de cijfers.",
        "RT212": "Een getal staat tussen aanhalingstekens en is dan tekst. Haal ze weg.",
        "RT213": "Een getal is onwaarschijnlijk groot of lang. Controleer de cijfers.",
        "RT214": "Dit is geen eenduidig getal: een komma, een voorloopnul of een klokstand. Schrijf alleen cijfers en een "
        "punt.",
        "RT215": "Een getal is op twee manieren te lezen (3.250 is 3250 of 3,25) of heeft te veel decimalen. Schrijf het "
        "zoals u het bedoelt; bedragen hebben geen of twee decimalen, uren en aantallen hooguit vier (1.3330 is geen duizendtal).",
        "RT220": "Een sleutel die hier nodig is, ontbreekt. De remedie geeft een regel die u zo kunt overnemen, met wat er moet komen; "
        "staat de plek tussen accolades, zet haar dan daarbinnen, na een komma. Een tekst begint als INVULLEN: tot u dat vervangt, blijft "
        "controleer haar noemen (RT660).",
        "RT221": "Een sleutel bestaat hier niet. Vaak is het een tikfout; de melding noemt de naaste die wel bestaat.",
        "RT222": "Deze waarde hoort niet bij de mogelijkheden. Kies er een uit de rij in de melding.",
        "RT223": "Een regel heeft geen of meer dan één waarde, terwijl er precies één hoort. Kies een vorm.",
        "RT224": "Een naam die uniek moet zijn, komt twee keer voor. Geef een van beide een eigen naam, of verwijder hem.",
        "RT225": "Een cao-tabel heeft precies één salaristabel. Vul salaris (per maand) of salaris_per_jaar.",
        "RT226": "Twee grenzen staan in de verkeerde volgorde, een bandbreedte ligt niet om haar waarde heen, of een datum valt midden in een maand. Wissel ze om of kies "
        "hele maanden.",
        "RT227": "Velden die samen horen staan niet samen, of een veld zou hier niets doen. Voeg het andere toe of haal dit "
        "weg.",
        "RT228": "De afleiding van een reekswaarde klopt niet van vorm. Schrijf één bewerking met haar operanden; een "
        "afleiding is altijd een aanname.",
        "RT229": "Waarden overlappen, of een reeks mengt percentages en bedragen. Zet ze op volgorde en houd één soort aan.",
        "RT230": "Een waarde heeft geen klasse of geen bron. Noem die; is er geen erkende bron, maak de klasse dan open.",
        "RT301": "Een percentage zegt niet waarover het gaat, of een bedrag zegt het wel. Voeg 'over' toe of haal het weg.",
        "RT302": "Delen zijn samen niet precies 100%. Pas een aandeel aan.",
        "RT303": "Een grondslag telt iets dubbel. Noem elk deel één keer.",
        "RT304": "Een grondslag noemt een regel die niet bestaat. De melding noemt de regels die er op die plek zijn.",
        "RT305": "Een grondslag noemt een regel die pas later komt, of regels staan niet op volgorde. Verplaats de regel.",
        "RT306": "Grondslagen of afleidingen lopen in een kring, of er volgen meer dan 25 reeksen na elkaar uit elkaar. Begin bij een waarde die zelf gegeven is.",
        "RT307": "De naam van een cao-bestand zegt iets anders dan de inhoud. Hernoem het bestand of herstel de sleutel.",
        "RT308": "Een kaart noemt een cao of opslagset die niet bestaat. Kies een bestaande, of voeg haar toe.",
        "RT309": "Een regel noemt een reeks die niet bestaat of van de andere soort is. Kies een reeks die past.",
        "RT310": "Een afwijking op een kaart past niet bij de parameter van de regio. Schrijf haar in dezelfde vorm.",
        "RT311": "Een kaart valt weg omdat een tabel van haar cao, of een product waar zij uit bestaat, fouten heeft. Herstel "
        "eerst die tabel of kaart.",
        "RT312": "Twee tabellen van een cao hebben dezelfde ingangsdatum, of een afgeleide tabel mist haar voorganger. Houd "
        "één tabel per datum.",
        "RT313": "De regio kiest per cao een reeks, maar niet voor de cao van deze kaart. Voeg die cao toe.",
        "RT314": "Er wordt een cel aangewezen die niet in de salaristabel staat. Wijs een bestaande schaal en trede aan.",
        "RT315": "Een bedrag past niet bij de vorm van het product, zoals een bedrag per deelnemeruur bij een etmaal. Kies een "
        "opslagset die past, of een andere soort bedrag.",
        "RT316": "Een product dat uit andere producten bestaat, noemt er een dat er niet is of niet past. Maak die kaart, of "
        "noem een bestaande.",
        "RT317": "Een motivering in verantwoording.yaml hoort bij geen bevinding van 'reeletarief controleer' (meer), of past bij meer dan een "
        "zonder te noemen welke. De bevinding is weg, staat bij een ander bestand, noemt niet wat er bij 'noemt' staat (als heel woord "
        "of getal), of een eerdere motivering gaat er al over. Haal de motivering weg of pas haar aan; lees haar dan ook na, want zij "
        "ging over een andere bevinding. Staan er fouten, dan volgt deze vraag pas na herstel.",
        "RT318": "Een motivering in verantwoording.yaml gaat over een code die niet bestaat, of over een fout. Alleen een "
        "waarschuwing of opmerking kan gemotiveerd blijven staan; een fout moet hersteld.",
        "RT401": "Aandelen over dezelfde uitkomst zijn samen 100% of meer. Houd de som eronder, of maak er een opslag van.",
        "RT402": "Een reeks heeft geen waarde voor dit jaar. Vul haar met bron aan, of zet er een aanname neer.",
        "RT403": "Een afleiding is niet uit te rekenen: delen door nul, of percentages en bedragen door elkaar. Controleer "
        "de operanden.",
        "RT404": "Er is geen cao-tabel die op dit moment geldt. Voeg de oudere tabel toe, of kies een later tariefjaar of een latere peildatum.",
        "RT405": "De schaal van een functie staat niet in de cao-tabel. Kies een schaal uit de rij in de melding.",
        "RT406": "De trede van een functie staat niet in haar schaal, of was in de bron niet te lezen. Kies een andere trede.",
        "RT407": "Er blijven geen declarabele uren over. Controleer verlof, contracturen en de urenregels.",
        "RT408": "De berekening wordt onmogelijk groot. Zoek het bedrag of percentage dat te veel cijfers heeft.",
        "RT409": "Het tarief komt niet boven nul uit. Controleer bedragen met een minteken en de afrondingsstap.",
        "RT410": "Een reekswaarde ligt onder nul. Controleer het minteken en de afleiding.",
        "RT411": "De cao zegt niet hoe een uur slaapdienst telt. Geef de afspraak die geldt op de kaart, met bron.",
        "RT412": "De cao-tabel mist wat voor de onregelmatigheidstoeslag nodig is. Vul haar aan, of geef een percentage.",
        "RT413": "Met de waarden uit een werkboek wordt ergens door nul gedeeld. Zoek de invoercel die nul is geworden, zoals een "
        "aantal uren of een bezettingsgraad, en geef haar een waarde boven nul.",
        "RT501": "Voor dit product is er geen bruikbare kaart. De melding noemt de naaste codes.",
        "RT502": "Deze post zit niet in het tarief. Alle sleutels staan in uitleg --formaat json.",
        "RT503": "De uitvoer is niet te schrijven, of zou een bestand van de regio overschrijven. Kies een andere plek.",
        "RT504": "Er is geen enkele productkaart. Zet kaarten als .yaml in de map productkaarten/.",
        "RT505": "Er is niets berekend en dus niets geschreven. Herstel eerst de fouten die erboven staan.",
        "RT506": "Van deze cao zijn er geen (bruikbare) tabellen. De melding noemt de cao's die er wel zijn.",
        "RT507": "Op deze dag geldt geen (bruikbare) tabel van de cao. Kies een andere dag, of herstel de tabel.",
        "RT508": "Deze cel of regel van het csv-bestand klopt niet. De melding zegt welke rij en kolom, en wat er hoort.",
        "RT509": "Het doelbestand bestaat al en wordt niet overschreven. Kies een andere naam of verplaats het oude.",
        "RT510": "Deze schaal staat niet in de tabel. De melding noemt de schalen die er wel zijn.",
        "RT511": "Uit dit csv-bestand is geen tabel te maken die het programma zelf kan lezen. De melding zegt waarom.",
        "RT512": "De code waarvan u uitleg vraagt, bestaat niet. Codes staan tussen haken in elke melding.",
        "RT513": "De controles konden niet draaien omdat opslagen.yaml niet te gebruiken is. Herstel eerst die fouten.",
        "RT515": "Twee kaarten hebben hetzelfde profiel en dezelfde intensiteit. Geef elk vak van de matrix één kaart.",
        "RT514": "Er is geen kaart met een profiel, dus geen matrix. Geef trajecten (eenheid: stuks) een blok 'profiel'.",
    }
)
"""Per code één of twee zinnen: wat het betekent en wat u doet."""
