"""Faults put into a finished leaflet one at a time, to see which of them the checks refuse.

Made from what could harm a patient, never from what the checks look for: nothing here imports them but `judge.py`.
"""
