"""`python -m tawatur` is the command `tawatur`."""

from tawatur.cli import app

app()
