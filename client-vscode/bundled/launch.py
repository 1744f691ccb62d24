"""Runs the server that lies beside this file.

The client starts it as `python -I -S launch.py`: neither PYTHONPATH nor the interpreter's
site-packages nor the opened folder can put modules of their own before the bundled ones.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "libs"))

from dockerfile_lsp.__main__ import run

run()
