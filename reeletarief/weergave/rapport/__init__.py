"""Het rapport: de onderbouwing van alle tarieven als één webpagina of als Markdown, uit dezelfde gegevens.

Van tarief naar rapport:

* :mod:`.gegevens` maakt van een resultaat een :class:`~.model.Rapport`: alles als tekst die klaar is om te tonen (:mod:`.model`);
* per product (:mod:`.product`): de berekening (:mod:`.boom`), de elementen (:mod:`.elementen`), het verschil met eerder
  (:mod:`.verschillen`), de reacties (:mod:`.reacties`) en de figuren (:mod:`.waterval` en :mod:`.urenbalk`, uit :mod:`.figuur`);
* wat producten delen, staat er één keer: berekeningen (:mod:`.gedeelde_posten`, getoond door :mod:`.bouwstenen`), bronnen
  (:mod:`.bronnen`), waarschuwingen (:mod:`.kanttekeningen`) en aannames (:mod:`.aannames`), elk met een plek op de pagina
  (:mod:`.ankers`).

Van rapport naar vorm: :mod:`.html` met de ``sjablonen/`` (gelezen door :mod:`.sjabloonlader`), en :mod:`.md` langs :mod:`.document`.
De vaste teksten van beide staan in :mod:`.teksten`.
"""
