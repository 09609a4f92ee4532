"""Invented cases of any size: a pure function of how many there are of everything."""
