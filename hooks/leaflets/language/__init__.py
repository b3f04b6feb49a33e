"""Words, sentences and numbers of English text, and advice in plain language.

In: a text. Out: words, amounts, proportions, and faults of the language with their place in the text. Knows no page.
"""
