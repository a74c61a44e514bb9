"""Where the files that travel with the program lie, in a checkout and in an installed wheel."""

from pathlib import Path

PACKAGE = Path(__file__).parent
"""SQL, words and profiles: always inside the package."""

ROOT = PACKAGE if (PACKAGE / "dashboard.py").exists() else PACKAGE.parent
"""Entry script, pages, samples: top of the checkout, or inside the package once installed."""

SAMPLES = ROOT / "data" / "samples"
