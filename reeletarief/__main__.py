"""Start het programma met ``python -m reeletarief``."""

from reeletarief.cli import hoofd

if __name__ == "__main__":
    hoofd()
