"""The benches of files that are made."""
