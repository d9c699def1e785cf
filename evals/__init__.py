"""Measuring Readings against labelled reporting that the user has: `python -m evals BENCH`."""
