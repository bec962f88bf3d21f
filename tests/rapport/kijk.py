"""Wat axe-core niet ziet: de volgorde van het toetsenbord, contrast in een tekening, en tekst die wegvalt."""

from __future__ import annotations

from tests.conftest import op_een_regel
from tests.rapport.browser import Bladzijde

OP_PAPIER = "() => Math.max(...[document.documentElement, ...document.querySelectorAll('table, svg')].map((e) => e.scrollWidth))"
"""De breedte van het breedste op de pagina."""

_MERK = """() => {
  const soorten = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const te_zien = (e) => e.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true });
  [...document.querySelectorAll(soorten)].filter((e) => e.tabIndex >= 0 && !e.disabled && te_zien(e))
    .forEach((e, nummer) => { e.dataset.beurt = nummer; });
  return document.querySelectorAll('[data-beurt]').length;
}"""
_BEURT = "() => document.activeElement?.dataset?.beurt ?? null"

_AFGESNEDEN = """() => [...document.querySelectorAll('body *')].filter((e) => {
  const stijl = getComputedStyle(e);
  const knipt = (soort) => soort === 'hidden' || soort === 'clip';
  if (e.closest('svg') || e.getClientRects().length === 0 || e.clientWidth <= 1) return false;
  return (knipt(stijl.overflowX) && e.scrollWidth > e.clientWidth + 1)
    || (knipt(stijl.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map((e) => e.outerHTML.slice(0, 160))"""

_BUITEN_BEELD = """() => {
  const tekst = document.createRange();
  const schuift = (e) => e && !e.matches('caption') && (/auto|scroll/.test(getComputedStyle(e).overflowX) || schuift(e.parentElement));
  return [...document.querySelectorAll('caption, th, td, p, li, dt, dd, h1, h2, h3, h4, summary, label')].filter((e) => {
    tekst.selectNodeContents(e);
    return !schuift(e) && tekst.getBoundingClientRect().right > innerWidth;
  }).map((e) => e.textContent.slice(0, 160));
}"""

_FOCUSRAND = """() => {
  const stijl = getComputedStyle(document.activeElement);
  const rand = stijl.outlineStyle !== 'none' && parseFloat(stijl.outlineWidth) > 0;
  return rand || stijl.boxShadow !== 'none' ? null : document.activeElement.outerHTML.slice(0, 160);
}"""

_CONTRAST = """() => {
  const doek = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const kleur = (tekst) => {
    doek.clearRect(0, 0, 1, 1); doek.fillStyle = tekst; doek.fillRect(0, 0, 1, 1);
    return [...doek.getImageData(0, 0, 1, 1).data];
  };
  const licht = ([r, g, b]) => [r, g, b].map((w) => w / 255).map((w) => w <= 0.04045 ? w / 12.92 : ((w + 0.055) / 1.055) ** 2.4)
    .reduce((som, w, i) => som + w * [0.2126, 0.7152, 0.0722][i], 0);
  const verhouding = (a, b) => { const [x, y] = [licht(a), licht(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const grond_van = (e) => {
    for (let ouder = e; ouder; ouder = ouder.parentElement) {
      const grond = kleur(getComputedStyle(ouder).backgroundColor);
      if (grond[3] === 255) return grond;
    }
    return [255, 255, 255, 255];
  };
  const vlak = (e, punt) => {
    const vorm = e.getBoundingClientRect();
    return punt.x >= vorm.left && punt.x <= vorm.right && punt.y >= vorm.top && punt.y <= vorm.bottom;
  };
  const gevonden = [];
  for (const svg of document.querySelectorAll('svg')) {
    const grond = grond_van(svg);
    const vormen = [...svg.querySelectorAll('rect, path, line, polygon, circle')].filter((e) => !e.closest('defs, pattern'));
    for (const vorm of vormen) {
      const stijl = getComputedStyle(vorm);
      if (vorm.matches('.uv, .ug') || stijl.display === 'none') continue;
      const kleuren = [stijl.fill, stijl.stroke].filter((k) => k !== 'none' && !k.startsWith('url')).map(kleur).filter((k) => k[3] > 0);
      if (kleuren.length && !kleuren.some((k) => verhouding(k, grond) >= 3)) gevonden.push(`vorm ${vorm.outerHTML.slice(0, 120)}`);
    }
    for (const tekst of svg.querySelectorAll('text')) {
      const maat = tekst.getBoundingClientRect();
      if (!maat.width) continue;
      const midden = { x: maat.left + maat.width / 2, y: maat.top + maat.height / 2 };
      const onder = vormen.filter((e) => e.compareDocumentPosition(tekst) & 4 && e.tagName === 'rect' && vlak(e, midden))
        .map((e) => getComputedStyle(e).fill);
      const gronden = onder.length ? [onder.at(-1)] : [];
      const kleuren = gronden.filter((k) => k !== 'none' && !k.startsWith('url')).map(kleur).filter((k) => k[3] === 255);
      const ander = kleuren.length ? kleuren[0] : grond;
      const gezien = verhouding(kleur(getComputedStyle(tekst).fill), ander);
      if (gezien < 4.5) gevonden.push(`tekst «${tekst.textContent}» ${gezien.toFixed(2)}`);
    }
  }
  return gevonden;
}"""


def tabs(bladzijde: Bladzijde) -> tuple[list[int], list[int]]:
    """Waar Tab langs komt (tot hij rond is), en waar hij langs hoort te komen; in de volgorde van de pagina."""
    aantal = bladzijde.vraag(_MERK)
    bereikt: list[int] = []
    for _ in range(aantal + 1):
        bladzijde.blad.keyboard.press("Tab")
        beurt = bladzijde.vraag(_BEURT)
        if beurt is None:
            break
        bereikt.append(int(beurt))
    return bereikt, list(range(aantal))


def zonder_focusrand(bladzijde: Bladzijde, hoogstens: int = 60) -> list[str]:
    """De elementen waar niet aan te zien is dat het toetsenbord er staat; van elke soort die Tab tegenkomt."""
    kaal: list[str] = []
    for _ in range(hoogstens):
        bladzijde.blad.keyboard.press("Tab")
        if bladzijde.vraag("() => document.activeElement === document.body"):
            break
        if (element := bladzijde.vraag(_FOCUSRAND)) is not None:
            kaal.append(element)
    return kaal


def afgesneden(bladzijde: Bladzijde) -> list[str]:
    """De elementen waarvan een deel van de inhoud niet te zien en niet te bereiken is."""
    return list(bladzijde.vraag(_AFGESNEDEN))


def contrast_in_beeld(bladzijde: Bladzijde) -> list[str]:
    """Wat in een svg te weinig afsteekt: tekst onder 4,5 op 1, een vorm onder 3 op 1 (WCAG 1.4.3 en 1.4.11).

    De dunne lijntjes tussen staven (``v``) en de naden erin (``g``) zeggen niets wat er niet ook zonder hen staat.
    """
    return list(bladzijde.vraag(_CONTRAST))


def zichtbaar(bladzijde: Bladzijde) -> str:
    """Alle tekst van de pagina die iemand te zien kan krijgen, ook wat nog dicht is; met enkele spaties."""
    tekst = bladzijde.blad.locator("body").evaluate(
        """(b) => { const teksten = [], loper = document.createTreeWalker(b, NodeFilter.SHOW_TEXT);
          while (loper.nextNode()) if (!loper.currentNode.parentElement.closest('script, style')) teksten.push(loper.currentNode.data);
          return teksten.join(' '); }"""
    )
    return op_een_regel(str(tekst))


_VERBORGEN = """([behalve, dicht]) => [...document.querySelectorAll('body *')].filter((e) => {
  if (['SCRIPT', 'STYLE', 'OPTION', 'title', 'desc'].includes(e.tagName) || e.matches(behalve)) return false;
  const eigen = [...e.childNodes].some((k) => k.nodeType === 3 && k.textContent.trim());
  if (!eigen || (!dicht && e.closest('details:not([open])'))) return false;
  const vak = getComputedStyle(e).display === 'contents' ? e.parentElement : e;
  return !vak.checkVisibility({ contentVisibilityAuto: false, visibilityProperty: true, opacityProperty: true });
}).map((e) => e.outerHTML.slice(0, 160))"""


def verborgen(bladzijde: Bladzijde, behalve: str = "form *", *, dicht: bool = False) -> list[str]:
    """De elementen met tekst die niemand te zien krijgt; met ``dicht`` ook wat in een dicht deel zit."""
    return list(bladzijde.vraag(_VERBORGEN, [behalve, dicht]))


def buiten_beeld(bladzijde: Bladzijde) -> list[str]:
    """De teksten die rechts buiten beeld doorlopen; een brede tabel schuift in haar vak, maar haar bijschrift hoort er heel te staan."""
    buiten: list[str] = bladzijde.vraag(_BUITEN_BEELD)
    return buiten
