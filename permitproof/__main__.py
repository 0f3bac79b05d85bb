"""python -m permitproof."""

import sys

from permitproof.cli import main

sys.exit(main())
