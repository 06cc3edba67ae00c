"""Build the dictionary's files in corpus/lexicon from CC-CEDICT: `python scripts/build_dictionary.py cedict_ts.u8`.

The order of words comes from how often jieba's dictionary has seen them. Run it when CC-CEDICT or the stemmer changes;
tests/test_dictionary.py says when it is due.
"""

import gzip
import sys
from pathlib import Path

import jieba

from corpus.index.glosses import by_meaning, read_glosses, read_sounds

LEXICON = Path(__file__).parents[1] / "corpus" / "lexicon"


def main(path: str) -> None:
    """Write the three files anew."""
    lines = [line for line in Path(path).read_text("utf-8").splitlines() if not line.startswith("#")]
    counts = frequencies()
    glosses = read_glosses(lines)
    _write("cedict-zh", glosses)
    _write("cedict-en", by_meaning(glosses, counts))
    _write("cedict-sounds", read_sounds(lines, counts))


def frequencies() -> dict[str, int]:
    """How often jieba's dictionary has seen each word."""
    rows = (line.split(" ") for line in Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines())
    return {row[0]: int(row[1]) for row in rows}


def _write(name: str, table: dict[str, list[str]]) -> None:
    lines = sorted(f"{key}\t{'|'.join(values)}".encode() for key, values in table.items())
    data = b"".join(line + b"\n" for line in lines)
    (LEXICON / f"{name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    main(sys.argv[1])
