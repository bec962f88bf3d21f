"""Vijandige invoer: een fuzzer over elke lezer en over hele werkmappen, met een bewaker op tijd, geheugen en bestanden."""
