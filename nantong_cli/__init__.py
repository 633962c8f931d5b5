"""nt: what local governments promise, set beside what happens."""

__version__ = "0.1.0"
