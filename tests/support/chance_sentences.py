"""Sentences of leaflets, written for the tests: each check of how a chance is told reads them as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from leaflets.checks import registry

from support import library

PLAIN = [
    "About 750 out of every 1,000 people can walk better afterward. About 250 out of every 1,000 cannot.",
    "Fewer than 1 out of every 1,000 people have a bad infection. More than 999 out of every 1,000 do not.",
    "Out of every 1,000 people, about 20 have a sore throat and about 980 do not.",
    "If 1,000 people have this test, 5 need another one. The other 995 do not.",
    "Between 10 and 20 out of every 1,000 people bleed. Between 980 and 990 do not.",
    "Up to 30 out of every 1,000 people feel sick. 970 or more do not.",
    "Five hundred out of every 1,000 people feel better. Five hundred out of every 1,000 do not.",
    "All 1,000 out of every 1,000 people in the study had a scan.",
    "Getting out of bed can lower the chance of a lung infection.",
    "Smoking can raise the risk of infection.",
    "For the best chance of success, have it within 8 weeks of the break.",
    "You may be more likely to fall if you feel dizzy.",
    "Bones are likely to heal poorly in older people.",
    "It is likely that you can go home the same day.",
    "Ask how likely these problems are for you.",
    "Is bleeding rare? Is infection common?",
    "Our source calls this extremely rare, but it gives no number.",
    "The risk is low. Our source gives no number for it.",
    "Bleeding is uncommon, and our source does not say how many people have it.",
    "Nobody knows how often this happens; we think it is unlikely.",
    "Infection is rare: about 2 out of every 1,000 people have one, and 998 do not.",
    "These are common uses of the treatment.",
    "Both treatments have much in common.",
    "Your common bile duct carries bile to the gut.",
    "Gallstones can block the common bile duct.",
    "You can have the test if you have a common cold.",
    "Common questions are answered at the end.",
    "A scan is commonly used to plan the treatment.",
    "Kyphoplasty is commonly called balloon treatment.",
    "You may eat your steak rare again after two weeks.",
    "Do not eat rare steak or raw fish.",
    "You can have low back pain for a few days.",
    "Most often, it is done by a doctor with special training.",
    "Usually you go home the same day. Sometimes you stay one night.",
    "The pain often eases in 2 to 3 days.",
    "Use the ice for only 15 minutes in any hour.",
    "Leave the bandage on for 48 hours. Do not put it under water.",
    "Do not lift heavy things for at least 6 weeks.",
    "Take 1 in the morning and 2 at night.",
    "Take no more than 8 tablets in 24 hours.",
    "Take two tablets twice a day, or half a tablet three times a day.",
    "Call us day or night, 24/7, on 555-0100.",
    "Your blood pressure may be 120/80 or lower.",
    "The clinic is on floor 2 in building 10.",
    "This is step 1 of 3. See page 4 of 12.",
    "Rate your pain: 0 is no pain, and 8 out of 10 is strong pain.",
    "Tell us if your pain score is 7 out of 10 or more.",
    "We read the source on 22 November 2026, at 10 to 12 in the morning.",
    "The second visit is 1 in 2027.",
    "One of two nurses will meet you in one of the rooms.",
    "Ask one of the staff. One in the waiting room can help.",
    "The scan takes half an hour, and the treatment takes twice as long.",
    "Do not double the dose if you miss one. Double-check the time.",
    "You may have a double room, or see double for an hour.",
    "The needle is about half the size of a pencil.",
    "You will need more than one visit, and more time than you think.",
    "Drink more water than usual. Rest more often than you did before.",
    "It takes longer than 1 hour, but less than 2.",
    "You have a chance to ask questions. This is a good chance to talk.",
    "People at high risk of falling can have help at home.",
    "Staff clean the skin with 70% alcohol.",
    "We use a 2 percent chlorhexidine wash and a 0.9% salt solution.",
    "Wear loose clothes of 100% cotton.",
    "You do not have to be 100% sure to call us.",
    "An alarm sounds if your oxygen level falls below 92%.",
    "The page has a number of tips: 10 in the first part and 5 in the second.",
    "The tube is 3 mm wide and 20 cm long.",
    "Our source gives no number. Ask your doctor.",
    "Our source does not say how many people get better with no treatment.",
    "For most people, the pain goes away.",
    "Some people may need to stay in the hospital.",
]
"""Right for every check of how a chance is told."""


def found(check: str, sentences: Sequence[str], folder: Path) -> dict[str, str]:
    """The findings of one check on a page that has each sentence as a paragraph: the message by the sentence."""
    project = library.copy(folder)
    library.change(project, "--- knee/risks.md\n# Risks\n\n" + "\n\n".join(sentences))
    findings = registry.checks()[check](library.read(project))
    told: dict[str, str] = {}
    for one in findings:
        if one.path.endswith("risks.md"):
            sentence = sentences[((one.line or 0) - 3) // 2]
            told[sentence] = f"{told.get(sentence, '')} {one.message}".strip()
    return told
