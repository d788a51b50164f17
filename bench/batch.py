"""What a batch run costs: two workers against one, the path around the pipeline, and memory.

    python bench/batch.py [FOLDER...] [--articles N] [--rounds N] [--quick]

Takes the articles in the folders (default: corpus/articles), repeated and varied by a number of their own,
and prints
- throughput: words per second of real time with two workers over that with one, start-up taken off;
- overhead: CPU seconds of ``copydesk run`` with one worker over those of the pipeline alone
  (``check_articles`` and the JSON of its reports, in one process), start-up taken off both, and then
  those of ``copydesk run`` that writes its tables as well;
- memory: the highest sum of resident memory of the run's processes over N/10 and over N articles of
  a paragraph each (N: --articles, by default 20,000), and their ratio;
- words per CPU second as a ratio to the stock model.
Run it on a quiet machine; ``--quick`` takes a tenth of everything.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from copydesk.read import read
from speed import STOCK, cpu

BARE = (
    "import sys\n"
    "from copydesk.analyse import check_articles\n"
    "from copydesk.read import read\n"
    "from copydesk.reports.json import render\n"
    "from copydesk.settings import Settings\n"
    "for report in check_articles(read([sys.argv[1]]), Settings()):\n"
    "    print(render(report))\n"
)
PAGE = os.sysconf("SC_PAGE_SIZE")
RUN = [sys.executable, "-m", "copydesk", "run", "--quiet", "--no-pages", "--no-tables"]


@dataclass
class Feed:
    """Rows in a file, and how many words they hold."""

    file: Path
    words: int


def feed(folder: Path, texts: list[str], count: int, name: str) -> Feed:
    """``count`` rows, each with a number of its own in its text."""
    words, file = 0, folder / name
    with file.open("w", encoding="utf-8") as stream:
        for n in range(count):
            text = f"{texts[n % len(texts)]}\n\nThe report has the number {n:,} in the archive."
            words += len(text.split())
            stream.write(json.dumps({"id": f"a{n}", "text": text, "published": "2024-05-30"}) + "\n")
    return Feed(file, words)


def seconds(command: list[str]) -> float:
    """Seconds of real time of a command; raises SystemExit where it fails."""
    start = time.monotonic()
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed")
    return time.monotonic() - start


def family(root: int) -> list[int]:
    """The process and all below it."""
    below: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
            below.setdefault(parent, []).append(int(entry.name))
    found, ahead = [], [root]
    while ahead:
        found.append(ahead.pop())
        ahead += below.get(found[-1], [])
    return found


def peak(command: list[str]) -> float:
    """The highest sum of resident memory of a command's processes, in MB."""
    highest = 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while process.poll() is None:
        total = 0
        for one in family(process.pid):
            try:
                total += int(Path(f"/proc/{one}/statm").read_text().split()[1]) * PAGE
            except (OSError, IndexError):
                continue
        highest = max(highest, total)
        time.sleep(0.1)
    return highest / 2**20


def run(feed: Feed, out: Path, workers: int) -> list[str]:
    """The command line of a run that begins anew."""
    return [*RUN, str(feed.file), "--out", str(out), "--workers", str(workers), "--shard-size", "50", "--fresh"]


def throughput(many: Feed, one: Feed, out: Path, rounds: int) -> None:
    """Print two workers against one."""
    ratios = []
    for _ in range(rounds):
        single, double = (
            seconds(run(many, out, workers)) - seconds(run(one, out, workers)) for workers in (1, 2)
        )  # fmt: skip
        ratios.append(single / double)
        print(f"  one worker {many.words / single:,.0f} words/s, two {many.words / double:,.0f} words/s")
    print(f"two workers over one: {statistics.median(ratios):.2f} x")


def overhead(many: Feed, one: Feed, out: Path, rounds: int) -> None:
    """Print the batch path against the bare pipeline and the stock model."""
    stock: list[float] = []
    bare: list[float] = []
    batch: list[float] = []
    tables: list[float] = []
    for _ in range(rounds):
        for spent, command in ((stock, [sys.executable, "-c", STOCK]), (bare, [sys.executable, "-c", BARE])):
            spent.append(cpu([*command, str(many.file)]) - cpu([*command, str(one.file)]))
        batch.append(cpu(run(many, out, 1)) - cpu(run(one, out, 1)))
        with_tables = ([part for part in run(feed, out, 1) if part != "--no-tables"] for feed in (many, one))
        tables.append(cpu(next(with_tables)) - cpu(next(with_tables)))
    over = statistics.median(mine / its for mine, its in zip(batch, bare, strict=True))
    ratio = statistics.median(its / mine for mine, its in zip(batch, stock, strict=True))
    told = statistics.median(mine / its for mine, its in zip(tables, bare, strict=True))
    print(f"the batch path over the bare pipeline: {over:.3f} x CPU; with its tables {told:.3f} x")
    print(f"{many.words / statistics.median(batch):,.0f} words per CPU second, {ratio:.2f} x stock")


def memory(folder: Path, texts: list[str], count: int, out: Path) -> None:
    """Print the peak over a tenth of the articles and over all."""
    short = [text.split("\n\n")[0] for text in texts]
    few, all_ = (peak(run(feed(folder, short, n, "m.jsonl"), out, 2)) for n in (count // 10, count))
    print(f"peak memory: {few:,.0f} MB over {count // 10:,}, {all_:,.0f} MB over {count:,}: {all_ / few:.2f} x")


def main() -> None:
    """Print the measures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, default=[Path("corpus/articles")])
    options.add_argument("--articles", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--quick", action="store_true")
    args = options.parse_args()
    part = 10 if args.quick else 1
    texts = [article.text for article in read(args.folders)]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        many = feed(folder, texts, max(200, args.articles // (10 * part)), "many.jsonl")
        one = feed(folder, texts, 1, "one.jsonl")
        throughput(many, one, folder / "out", 1 if args.quick else args.rounds)
        overhead(many, one, folder / "out", 1 if args.quick else args.rounds)
        memory(folder, texts, args.articles // part, folder / "out")


if __name__ == "__main__":
    main()
