"""Reading age, by one pinned method."""

from __future__ import annotations

import pytest
from leaflets.data.glossary import Glossary, Term
from leaflets.library import readability
from leaflets.markdown.blocks import Block


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("a", 1),
        ("cement", 2),
        ("doctor", 2),
        ("hospital", 3),
        ("through", 1),
        ("Doctors", 2),
        ("doctor's", 2),
        ("doctor’s", 2),
        ("vertebroplasty", 5),
        ("osteoporosis", 6),
        ("X-ray", 2),
        ("follow-up", 3),
        ("48", 1),
        ("1,000", 1),
        ("tumor", 2),
        ("tumors", 2),
        ("CT", 2),
        ("MRI", 3),
        ("MRIs", 3),
        ("NSAIDs", 2),
        ("NSAID", 2),
        ("RSNA", 4),
        ("WBC", 5),
        ("IV", 2),
        ("anti-inflammatory", 7),
        ("blorge", 1),
        ("forceps's", 2),
        ("catheters", 3),
        ("trepanges", 3),
        ("arthroscopy", 4),
        ("pneumothorax", 4),
        ("sterilised", 3),
        ("tumour", 2),
        ("botulisms", 4),
        ("blorfle", 2),
        ("blorfled", 2),
        ("blorfale", 2),
        ("blorfe", 1),
        ("zzz", 1),
    ],
)
def test_syllables(word: str, number: int) -> None:
    """From our own list, else the dictionary, else vowel groups; a number counts one, capitals their letters."""
    assert readability.syllables(word) == number


def test_words() -> None:
    """Words with their apostrophes and hyphens; numbers with their signs; no punctuation."""
    assert readability.words("Don’t X-ray 1,000 cafés (or 1.5)!") == ["Don’t", "X-ray", "1,000", "cafés", "or", "1.5"]


def block(text: str, kind: str = "p") -> Block:
    """A block of a page."""
    return Block(kind, text)


PLATYPUS = "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature."


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        (PLATYPUS, 11.3),
        ("The cat sat on the mat.", -1.4),
        ("The. Cat. And. The. Dog. Ate.", -3.4),
    ],
)
def test_published_examples(text: str, grade: float) -> None:
    """Worked examples of others: 24 syllables in 13 words; all words of one syllable; the lowest grade there is."""
    assert round(readability.of([block(text)]).grade, 1) == grade


def test_grade_by_hand() -> None:
    """The formula of Kincaid et al. (1975), worked by hand: 6 words, 2 sentences, 8 syllables."""
    reading = readability.of([block("The doctor comes. You stay happy."), block("A heading in capitals", "h2")])
    assert (reading.words, len(reading.sentences), reading.longest) == (6, 2, 3)
    assert reading.grade == round(0.39 * 6 / 2 + 11.8 * 8 / 6 - 15.59, 2)


def test_nothing_to_read() -> None:
    """A page without words has the grade 0, and no sentence to begin with."""
    reading = readability.of([block("…"), block("code here", "pre")])
    assert (reading.grade, reading.plain, reading.words, reading.longest) == (0.0, 0.0, 0, 0)
    assert reading.hardest(3) == []


def glossary(*terms: str) -> Glossary:
    """A glossary of some terms."""
    return Glossary(terms=[Term(term, term, "say", "definition", 1) for term in terms])


def test_topic_words() -> None:
    """A medical word of the glossary counts two syllables, so that the rest of the text is judged."""
    reading = readability.of([block("Ask about vertebroplasty now.")], glossary("vertebroplasty"))
    assert reading.plain == round(0.39 * 4 + 11.8 * 6 / 4 - 15.59, 2)
    assert reading.grade == round(0.39 * 4 + 11.8 * 9 / 4 - 15.59, 2)


@pytest.mark.parametrize(
    ("text", "less"),
    [
        ("You see a hospital visit.", 1),
        ("You see the hospital.", 0),
        ("Visit us. You see a hospital visit.", 1),
        ("A hospital visitor.", 0),
        ("A HOSPITAL VISIT.", 1),
    ],
)
def test_topic_words_only_where_the_term_stands(text: str, less: int) -> None:
    """A plain word that a term is made of counts in full wherever the whole term does not stand."""
    (*sentences,) = readability.of([block(text)], glossary("hospital visit")).sentences
    assert sum(each.syllables - each.plain for each in sentences) == less


@pytest.mark.parametrize("kind", ["p", "li", "dd", "div", "blockquote"])
def test_each_block_ends_a_sentence(kind: str) -> None:
    """A paragraph and a list item end a sentence, with or without a full stop."""
    assert len(readability.of([block("one two", kind), block("three", kind)]).sentences) == 2


@pytest.mark.parametrize("kind", ["h2", "title", "th", "dt", "caption", "img", "pre"])
def test_what_is_no_sentence(kind: str) -> None:
    """Headings, titles of boxes, heads of tables, pictures and code do not count."""
    assert readability.of([block("One two. Three.", kind)]).words == 0


@pytest.mark.parametrize("kind", ["td", "figcaption"])
@pytest.mark.parametrize(
    ("text", "words"), [("about 750", 0), ("About 750.", 2), ("(Is it so?)", 3), ("He said “no.”", 3), ("1.5 mm", 0)]
)
def test_cells_and_captions(kind: str, text: str, words: int) -> None:
    """They count where they end like a sentence: numbers and names in cells would make any page look easy."""
    assert readability.of([block(text, kind)]).words == words


def test_hardest_sentences() -> None:
    """Those that are harder than the page, by their words, in reading order; an easy one is never named."""
    easy = "You may go home now."
    hard = "Postoperative complications necessitate hospitalization."
    long = "You go to the room on the left and you sit on the bed and you wait for us to come to you."
    reading = readability.of([block(f"{easy} {hard}"), block(easy), block(f"{long} {easy}")])
    assert [each.text for each in reading.hardest(2)] == [hard, long]
    assert [each.text for each in reading.hardest(1)] == [hard]
    assert [each.text for each in reading.hardest(9)] == [hard, long]


def test_one_sentence_is_the_hardest_of_its_page() -> None:
    """Whatever its grade: a finding always says where to begin."""
    for text in ("You go.", "Postoperative complications necessitate hospitalization.", "About 7 of 9"):
        assert [each.text for each in readability.of([block(text)]).hardest(3)] == [text]


def test_hardest_without_the_topics_own_words() -> None:
    """Where the topic's words are left out, they do not make a sentence hard either."""
    medical, plain = "Vertebroplasty and kyphoplasty.", "Hospitalization typically materializes."
    reading = readability.of([block(f"{medical} {plain}")], glossary("vertebroplasty", "kyphoplasty"))
    assert [each.text for each in reading.hardest(1, plain=True)] == [plain]
