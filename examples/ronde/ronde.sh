#!/usr/bin/env bash
# De hele ronde van de Oefenregio, van formulier tot besluit. Draai dit in een KOPIE van deze map: stap 2, 5 en 7 wijzigen de kaarten.
# Een opdracht die iets te melden heeft, eindigt met code 1; dat hoort hier bij stap 2 en bij de opgave van Aanbieder C (code 2).
set -euo pipefail

# 1. De uitvraag gaat uit (stap c).
reeletarief uitvraag maak uitgestuurd/ --aanbieder "Aanbieder A" --aanbieder "Aanbieder B" --terug-voor 2025-07-01

# 2. De antwoorden komen terug en worden samengevat; de functiemix gaat naar de kaarten (stap c).
reeletarief uitvraag verwerk antwoorden/ --voorstel voorstel/ || test $? -eq 1
cp -R voorstel/. .

# 3. Het concept wordt vastgelegd en met zijn onderbouwing voorgelegd (stap d tot en met h).
reeletarief vaststellen --als-concept --besluitdatum 2025-10-01
reeletarief bereken -o concept.xlsx

# 4. Pas toe of leg uit: drie aanbieders geven de opbouw van hun prijs.
reeletarief toets opgaven/aanbieder-a.yaml
reeletarief toets opgaven/aanbieder-b.yaml -o gesprek-aanbieder-b.html
reeletarief toets opgaven/aanbieder-c.yaml || test $? -eq 2

# 5. De reacties zijn beoordeeld en worden doorgevoerd (stap i).
reeletarief reacties
reeletarief reacties effect
reeletarief reacties effect --voorstel verwerkt/
cp -R verwerkt/. .
# Twee waarden van de regio zijn vervangen; hun bron is nu de reactie en niet meer de uitvraag.
sed -i.oud -e '/sleutel: reiskosten/s/bron: "[^"]*"/bron: "reactie R02 van Aanbieder B: rittenregistraties (verzonnen)"/' \
  -e '/sleutel: intervisie/s/bron: "[^"]*"/bron: "reactie R08 van Aanbieder E: jaarplanningen (verzonnen)"/' opslagen.yaml
rm opslagen.yaml.oud

# 6. De nota van beantwoording, met het concept en het berekende tarief naast elkaar.
reeletarief reacties nota -o nota.md
reeletarief reacties nota -o nota.docx

# 7. Het werkboek voor de colleges, en het besluit (stap j en k).
reeletarief bereken -o besluit.xlsx
reeletarief vaststellen --besluit besluit.yaml

# 8. Nagaan: volgt het besluit uit zijn eigen bestanden, en klopt het werkboek nog?
reeletarief verifieer --vastgesteld 2026
reeletarief verifieer besluit.xlsx

# 9. De tarieven voor het berichtenverkeer, per gemeente.
reeletarief tarieflijst --gemeenten gemeenten.csv -o lijsten/
