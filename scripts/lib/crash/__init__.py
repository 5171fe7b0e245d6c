"""Crash tests of the built program: faults injected into its calls, and power cuts replayed on a model of a disk."""
