"""What the example image runs."""

import sys

sys.stdout.write("Hello from the example image\n")
