"""The commands of the command line, a module for each sort. They open, call and show; no reading logic."""
