"""`python -m nantong_cli` is `nt`."""

import sys

from nantong_cli.cli import main

if __name__ == "__main__":
    sys.exit(main())
