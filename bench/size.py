"""What the base install takes on disk beyond Python itself: `pip install .` into a fresh virtual environment."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path


def measure() -> str:
    """One line in megabytes (10^6 bytes): what the install adds to an empty environment, and its largest parts."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "venv"
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        empty = _size(home)
        root = Path(__file__).parent.parent
        subprocess.run([str(home / "bin/python"), "-m", "pip", "install", "--quiet", str(root)], check=True)
        packages = next((home / "lib").iterdir()) / "site-packages"
        largest = sorted(((_size(p), p.name) for p in packages.iterdir() if p.is_dir()), reverse=True)[:5]
        parts = ", ".join(f"{name} {size:.0f}" for size, name in largest)
        return f"base install: {_size(home) - empty:.0f} MB beyond an empty environment ({parts})"


def _size(folder: Path) -> float:
    return sum(p.lstat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6
