"""Wat aanbieders op een uitvraag antwoorden: de vragen (:mod:`.vragen`, ook voor de schrijver van het formulier), een formulier dat
terugkomt (:mod:`.lezen`) en de lijst van aanbieders.
"""
