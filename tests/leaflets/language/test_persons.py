"""Texts about the reader, and texts about others."""

from __future__ import annotations

import pytest
from leaflets.language import persons
from leaflets.language.faults import told

FOUND = [
    ("Patients should rest.", "Patients should", "You should rest."),
    ("Patients may be asked to rest.", "Patients may", "You may be asked to rest."),
    ("Patients are asked to rest.", "Patients are", "You are asked to rest."),
    ("When this occurs, patients must call.", "patients must", "When this occurs, you must call."),
    ("The patient lies face down.", "The patient lies", "You lie face down."),
    ("The patient is asleep.", "The patient is", "You are asleep."),
    ("A nurse washes the patient.", "the patient", "say 'you'"),
    ("It lowers the patient’s pain.", "the patient’s", "It lowers your pain."),
    ("Most patients go home.", "Most patients", "Most people go home."),
    ("A patient may sleep.", "A patient", "say 'you'"),
    ("Patients who have pain should call.", "Patients who have pain should", "say 'if you …'"),
    ("Less than 10 of hospitalized patients have pain.", "patients", "say 'people'"),
    ("Individuals must not drive.", "Individuals must", "You must not drive."),
    ("Service users can call.", "Service users can", "You can call."),
]

RIGHT = [
    "You should rest. People with lung disease should rest.",
    "About 750 out of every 1,000 people can walk.",
    "No patient has tested it. Doctors and patients wrote it.",
    "Ask for patient information, or for a patient leaflet.",
    "These leaflets are for patients.",
    "Be patient. The patient information is free. The patient panel read it.",
    "A study of 100 patients was done. The study found that patients have less pain.",
    "Patients wrote this page.",
    "Individual people differ. It is for one person.",
    "Bring all patient letters.",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault in persons.faults(text)]


@pytest.mark.parametrize(("text", "words", "better"), FOUND)
def test_found(text: str, words: str, better: str) -> None:
    """Patients as others are found, and "you" or "people" is offered, with the verb that fits."""
    (message,) = messages(text)
    assert message.startswith(f"'{words}' speaks about the reader")
    assert better in message


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """Studies, people in general, leaflets for patients and the word "patient" for calm are left alone."""
    assert messages(text) == []
