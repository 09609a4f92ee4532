"""Benchmarks. They print ratios between systems measured in one run; nothing is asserted (docs/performance.md)."""
