"""`python -m pourparler` is `pourparler`."""

from pourparler.cli import main

main()
