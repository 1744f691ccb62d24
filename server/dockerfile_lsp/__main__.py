import sys

from dockerfile_lsp.cli import main

if __name__ == "__main__":
    sys.exit(main())
