"""Een rekenblad van een ander, zonder er iets van te geloven: het pakket (:mod:`.pakket`, :mod:`.veilige_xml`), Excel (``xlsx_*``) en
OpenDocument (``ods_*``). :mod:`.formulierblad` maakt er rijen van, ook uit csv.
"""
