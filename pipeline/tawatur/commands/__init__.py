"""The commands of `tawatur`, a module for each room that has several; `tawatur.cli` registers them."""
