"""What is searched: terms, postings, ranking. Built whole and never mutated.

Must never know a question's wording, a figure or a claim: it knows terms and units, the rooms above know their meaning.
"""
