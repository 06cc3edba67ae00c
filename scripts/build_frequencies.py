"""Build corpus/lexicon/frequencies.gz from wordfreq's lists: `python scripts/build_frequencies.py FOLDER`.

FOLDER holds `large_en.msgpack.gz` and `large_zh.msgpack.gz` as the wordfreq package ships them; msgpack has to be
installed. Run it when the lists or the stemmer change; tests/test_commonness.py says when it is due.
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgpack

from corpus.index.stems import stem
from corpus.index.terms import is_han, pairs

LEXICON = Path(__file__).parents[1] / "corpus" / "lexicon"
# Occurrences in so many words; rarer terms than these are as good as unknown.
PER = 10**8
LEAST_ENGLISH, LEAST_CHINESE = 200, 1000


def main(folder: str) -> None:
    """Write the file anew: one term a line with how often it occurs in a hundred million words."""
    counts: Counter[str] = Counter()
    for word, frequency in frequencies(Path(folder) / "large_en.msgpack.gz"):
        if word.isascii() and word.isalpha():
            counts[stem(word)] += round(frequency * PER)
    for word, frequency in frequencies(Path(folder) / "large_zh.msgpack.gz"):
        if all(map(is_han, word)):
            counts.update(dict.fromkeys((*word, *pairs(word)), round(frequency * PER)))
    kept = {term: n for term, n in counts.items() if n >= (LEAST_CHINESE if is_han(term) else LEAST_ENGLISH)}
    data = b"".join(line + b"\n" for line in sorted(f"{term}\t{n}".encode() for term, n in kept.items()))
    (LEXICON / "frequencies.gz").write_bytes(gzip.compress(data, 9, mtime=0))


def frequencies(path: Path) -> Iterator[tuple[str, float]]:
    """Give each word with its share of all words; each bucket is a centibel below the one before."""
    _, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    for place, words in enumerate(buckets):
        yield from ((word, 10 ** (-place / 100)) for word in words)


if __name__ == "__main__":
    main(sys.argv[1])
