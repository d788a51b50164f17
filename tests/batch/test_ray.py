"""A run over a Ray cluster of two nodes on this machine leaves what a run of one process leaves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from batch.test_run import feed, lines, rows, run, tables

ray = pytest.importorskip("ray", reason="Ray is not installed: make ray")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    cluster.add_node(num_cpus=1)
    yield cluster.address
    cluster.shutdown()


def test_two_nodes_give_the_tables_of_one_process(address: str, tmp_path: Path) -> None:
    file = feed(tmp_path, 60)
    one, two = tmp_path / "one" / "run", tmp_path / "two" / "run"
    run(file, "--out", one, "--shard-size", 7, "--workers", 1, "--no-syntax")
    run(file, "--out", two, "--shard-size", 7, "--engine", "ray", "--address", address, "--no-syntax")
    assert tables(two) == tables(one)


def test_what_takes_too_long_there_is_left_out_there(address: str, tmp_path: Path) -> None:
    slow = {"id": "slow", "text": " ".join(row["text"] for row in rows(6000))}
    file = tmp_path / "feed.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in [slow, *rows(2)]), encoding="utf-8")
    asked = ("--article-timeout", 1, "--max-chars", 10_000_000, "--no-syntax")
    run(file, "--out", tmp_path / "run", "--engine", "ray", "--address", address, *asked, status=2)
    assert [(row["id"], row["reason"]) for row in lines(tmp_path / "run", "errors")] == [("slow", "timeout")]
    assert [report["article"]["id"] for report in lines(tmp_path / "run", "reports")] == ["a0", "a1"]


def test_an_address_where_no_cluster_is_is_told(tmp_path: Path) -> None:
    asked = ("--engine", "ray", "--address", "127.0.0.1:1")
    assert "no Ray cluster answers" in run(feed(tmp_path, 1), "--out", tmp_path / "run", *asked, status=2).stderr
