"""Where the data comes from: YAML text → nodes with line numbers → model objects, and every problem."""

from nantong_cli.loading.folder import load

__all__ = ["load"]
