"""Start het programma, als ``reeletarief`` en als ``python -m reeletarief``.

Ctrl-C kan komen voordat de opdracht loopt, en erna. Daarom laadt deze module de rest pas als zij daarop let, ook ``signal``; zonder dat
toont Python een traceback van het laden. Wat hier wel boven staat, heeft Python dan al geladen.
"""

import os
import sys

AFGEBROKEN, KON_NIET = 130, 2
"""Dezelfde codes als in ``cli``, dat hier nog niet geladen is."""
_GEVRAAGD: list[bool] = []
"""Niet leeg als er om stoppen gevraagd is."""


def start() -> None:
    """Voer de opdracht van de opdrachtregel uit en stop met haar code."""
    gevolgd = False
    try:
        import signal

        gevolgd = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # op de achtergrond telt Ctrl-C niet
        if gevolgd:
            signal.signal(signal.SIGINT, _stop_meteen)
        from reeletarief.cli import hoofd

        if gevolgd:
            signal.signal(signal.SIGINT, _breek_af)  # wie schrijft, ruimt eerst op
            sys.unraisablehook = _raakt_zoek
        hoofd()
    except KeyboardInterrupt:
        _stop_met("Afgebroken.", AFGEBROKEN)
    except MemoryError:
        _stop_met("Fout: er is te weinig geheugen. Sluit andere programma's, of reken minder tegelijk.", KON_NIET)
    except Exception:
        if not _GEVRAAGD:  # anders maakte wie er net liep, van de onderbreking iets anders; pydantic doet dat
            raise
        _stop_met("Afgebroken.", AFGEBROKEN)
    finally:
        if gevolgd:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # het werk is klaar en de code staat vast


def _breek_af(*_: object) -> None:
    _GEVRAAGD.append(True)
    raise KeyboardInterrupt


def _raakt_zoek(wat: "sys.UnraisableHookArgs") -> None:
    """Waar een uitzondering nergens heen kan, stopt het programma alsnog; anders liep het na de traceback gewoon door."""
    if _GEVRAAGD:
        _stop_met("Afgebroken.", AFGEBROKEN)
    sys.__unraisablehook__(wat)


def _stop_meteen(*_: object) -> None:
    """Tijdens het laden is er niets op te ruimen, en een uitzondering raakt daar soms zoek."""
    _stop_met("Afgebroken.", AFGEBROKEN)


def _stop_met(melding: str, code: int) -> None:
    """Zeg het en stop; wat nog niet geschreven was, hoort bij een opdracht die niet af is."""
    try:
        if sys.stderr is not None:
            os.write(sys.stderr.fileno(), f"{melding}\n".encode())
    except (OSError, ValueError):  # stderr is dicht of is geen bestand: dan zegt alleen de code het
        pass
    os._exit(code)


if __name__ == "__main__":
    start()
