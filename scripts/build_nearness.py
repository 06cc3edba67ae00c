"""Build the files of near words in corpus/lexicon: `python scripts/build_nearness.py FOLDER`.

FOLDER holds wordfreq's `large_en.msgpack.gz` and `large_zh.msgpack.gz`; msgpack and `onrecord[semantic]` have to be
installed. Every common word of both languages is encoded once, and of each the nearest of the other language are kept,
so that nothing needs the model later. Run it when the stemmer changes; it takes ten minutes.
"""

import gzip
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
from build_dictionary import frequencies
from opencc import OpenCC

from corpus.index.stems import stem
from corpus.index.terms import is_han
from corpus.semantic import Encoder, find_encoder

LEXICON = Path(__file__).parents[1] / "corpus" / "lexicon"
ENGLISH, CHINESE = 45_000, 60_000
LONGEST = 5  # characters
SEEN = 20  # times, by jieba's count
# A word that is near everything is near nothing: of how near two are goes how near each is to its nearest on average
# (Conneau et al. 2018, "Word translation without parallel data", CSLS).
NEIGHBOURS = 10
# Kept of a word are so many, the nearest, as far as they are as near as this; the nearest of all weigh 8 of 10.
KEPT, LEAST, SPAN, MOST = 8, -0.2, 0.3, 8
TOGETHER, ROWS = 64, 1000


def main(folder: str) -> None:
    """Write the two files anew: a word, and behind it those of the other language with what each weighs."""
    encoder = find_encoder()
    if encoder is None:
        raise SystemExit("Install onrecord[semantic] first.")
    found = (word for word in words(Path(folder) / "large_en.msgpack.gz") if is_english(word))
    english = list(islice(found, ENGLISH))
    found = (word for word in words(Path(folder) / "large_zh.msgpack.gz") if is_chinese(word))
    simplified = OpenCC("t2s").convert
    chinese = list(dict.fromkeys((*map(simplified, islice(found, CHINESE)), *listed())))
    some, others = encoded(encoder, english), encoded(encoder, chinese)
    near, far = usually(some, others), usually(others, some)
    write("near-en", merged(english, stem, nearest(some, near, others, far), chinese, str))
    write("near-zh", merged(chinese, str, nearest(others, far, some, near), english, stem))


def words(path: Path) -> Iterator[str]:
    """Give the words of one of wordfreq's lists, the commonest first."""
    _, *buckets = msgpack.unpackb(gzip.decompress(path.read_bytes()))
    return (word for bucket in buckets for word in bucket)


def listed() -> list[str]:
    """Give the dictionary's words that jieba's has seen more than now and then."""
    counts = frequencies()
    lines = gzip.decompress((LEXICON / "cedict-zh.gz").read_bytes()).decode().splitlines()
    found = (line.partition("\t")[0] for line in lines)
    return [word for word in found if counts.get(word, 0) > SEEN and len(word) <= LONGEST + 1 and is_plain(word)]


def is_plain(word: str) -> bool:
    """Say whether a word is of Chinese characters alone."""
    return all(map(is_han, word))


def is_english(word: str) -> bool:
    """Say whether a word is of two Latin letters or more."""
    return word.isascii() and word.isalpha() and len(word) > 1


def is_chinese(word: str) -> bool:
    """Say whether a word is of a few Chinese characters."""
    return len(word) <= LONGEST and is_plain(word)


def encoded(encoder: Encoder, texts: Sequence[str]) -> Any:  # noqa: ANN401 - a matrix
    """Encode words, a row for each, of length 1."""
    parts = [encoder.encode(texts[at : at + TOGETHER]) for at in range(0, len(texts), TOGETHER)]
    matrix = np.concatenate([np.asarray(part, np.float32) for part in parts])
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def usually(some: Any, others: Any) -> Any:  # noqa: ANN401 - matrices
    """Say how near each is to its nearest on average."""
    parts = [some[at : at + ROWS] @ others.T for at in range(0, len(some), ROWS)]
    return np.concatenate([np.partition(part, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:].mean(1) for part in parts])


def nearest(some: Any, near: Any, others: Any, far: Any) -> Iterator[list[tuple[int, float]]]:  # noqa: ANN401
    """Give of each row the nearest others with how near they are, best first."""
    for at in range(0, len(some), ROWS):
        scores = 2 * some[at : at + ROWS] @ others.T - near[at : at + ROWS, None] - far[None, :]
        for row in scores:
            best = np.argpartition(-row, 2 * KEPT)[: 2 * KEPT]
            yield sorted(((int(n), float(row[n])) for n in best), key=lambda pair: -pair[1])


def merged(
    keys: Sequence[str],
    key_of: Callable[[str], str],
    found: Iterator[list[tuple[int, float]]],
    others: Sequence[str],
    term_of: Callable[[str], str],
) -> dict[str, list[str]]:
    """Give each key the nearest of all its forms, as "试验:7", the weight in tenths."""
    scores: dict[str, dict[str, float]] = {}
    for word, rows in zip(keys, found, strict=True):
        of_key = scores.setdefault(key_of(word), {})
        for number, score in rows:
            term = term_of(others[number])
            of_key[term] = max(score, of_key.get(term, LEAST))
    return {key: kept for key, of_key in scores.items() if (kept := weighed(of_key))}


def weighed(scores: dict[str, float]) -> list[str]:
    """Give the best with their weights."""
    best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:KEPT]
    weights = [(term, round(MOST * min(1.0, (score - LEAST) / SPAN))) for term, score in best]
    return [f"{term}:{weight}" for term, weight in weights if weight > 0]


def write(name: str, table: dict[str, list[str]]) -> None:
    """Write a table as sorted lines."""
    lines = sorted(f"{key}\t{'|'.join(values)}".encode() for key, values in table.items())
    (LEXICON / f"{name}.gz").write_bytes(gzip.compress(b"".join(line + b"\n" for line in lines), 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
