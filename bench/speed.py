"""Speed as a ratio to the stock model, measured in the same run.

    python bench/speed.py [FOLDER...] [--times N] [--rounds N]

Takes every article in the folders (default: corpus/articles), N times over, and runs these
programs in turn, each in a process of its own: the stock spaCy model (all its components),
``copydesk check``, ``copydesk extract --no-syntax``, and the lexical layer alone, which is that
without claims (``--no-claims``). Each is run on one article as well, and that CPU time is taken
off as start-up. Prints words per CPU second and the ratio to the stock model, the median of the
rounds.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from copydesk.parse import MODELS
from copydesk.read import read

STOCK = (
    "import json, sys, spacy\n"
    f"nlp = spacy.load(next(name for name in {MODELS!r} if spacy.util.is_package(name)))\n"
    "texts = [json.loads(line)['text'] for line in open(sys.argv[1], encoding='utf-8')]\n"
    "print(sum(len(doc) for doc in nlp.pipe(texts, batch_size=64)))\n"
)


def cpu(command: list[str]) -> float:
    """CPU seconds of a command; raises SystemExit where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(path: Path, articles: list[tuple[str, str]]) -> None:
    """Write the articles as JSON rows."""
    lines = (json.dumps({"id": name, "text": text}) + "\n" for name, text in articles)
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    """Print words per CPU second, and the ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, default=[Path("corpus/articles")])
    options.add_argument("--times", type=int, default=10, help="how often each article is taken")
    options.add_argument("--rounds", type=int, default=3)
    args = options.parse_args()
    found = [(article.id, article.text) for article in read(args.folders)]
    many = [(f"{name}#{n}", text) for n in range(args.times) for name, text in found]
    words = sum(len(text.split()) for _, text in many) - len(many[0][1].split())
    with tempfile.TemporaryDirectory() as scratch:
        every, one = Path(scratch, "all.jsonl"), Path(scratch, "one.jsonl")
        rows(every, many)
        rows(one, many[:1])
        copydesk = [sys.executable, "-m", "copydesk"]
        lexical = [*copydesk, "extract", "--no-syntax", "--format", "json"]
        programs = {
            "stock model": [sys.executable, "-c", STOCK],
            "copydesk check": [*copydesk, "check", "--format", "json"],
            "copydesk extract --no-syntax": lexical,
            "copydesk extract --no-syntax --no-claims": [*lexical, "--no-claims"],
        }
        spent: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(args.rounds):
            for name, command in programs.items():
                spent[name].append(cpu([*command, str(every)]) - cpu([*command, str(one)]))
    print(f"{len(many)} articles, {words:,} words, {args.rounds} rounds; start-up taken off")
    for name, seconds in spent.items():
        ratio = statistics.median(stock / own for stock, own in zip(spent["stock model"], seconds, strict=True))
        print(f"{name:40} {words / statistics.median(seconds):9,.0f} words per CPU second   {ratio:5.2f} x stock")


if __name__ == "__main__":
    main()
