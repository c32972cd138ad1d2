"""Languages: catalogues, plurals, numbers and direction."""
