"""Who said each quoted stretch: beside it, in its sentence, or handed on from the one before."""

from __future__ import annotations

from copydesk.extract import apart, beside, clause, cue, intro
from copydesk.extract.genuine import is_sentence, same_sentence
from copydesk.extract.marks import goes_on
from copydesk.extract.scene import STOPS, Attribution, Scene


def attribute(scene: Scene) -> list[Attribution | None]:
    """For each stretch its attribution: beside it, in its sentence, or inherited."""
    out = [scene.given.get(k) or beside.beside(scene, k) for k in range(len(scene.stretches))]
    _share(scene, out)
    for k, found in enumerate(out):
        if found is None:
            out[k] = _own(scene, k, out)
    _backward(scene, out)
    _run(scene, out)
    _float(scene, out)
    _run(scene, out)
    return out


def runs(scene: Scene, found: list[Attribution | None]) -> list[tuple[int, int]]:
    """First and last stretch of each quote: one left open goes on in the next paragraph's."""
    out: list[tuple[int, int]] = []
    for k in range(len(scene.stretches)):
        if out and _goes_on(scene, k) and (found[k] is None or found[k] == found[k - 1]):
            out[-1] = (out[-1][0], k)
        else:
            out.append((k, k))
    return out


def _goes_on(scene: Scene, k: int) -> bool:
    """Whether stretch ``k`` goes on with the one before, which its quote left open."""
    return k > 0 and goes_on(scene.stretches[k - 1], scene.stretches[k])


def _run(scene: Scene, out: list[Attribution | None]) -> None:
    """All stretches of a quote that runs over paragraphs have one source."""
    for k in range(1, len(out)):
        if out[k] is None and _goes_on(scene, k):
            out[k] = out[k - 1]
    for k in range(len(out) - 1, 0, -1):
        if out[k - 1] is None and _goes_on(scene, k):
            out[k - 1] = out[k]


def _share(scene: Scene, out: list[Attribution | None]) -> None:
    """Stretches of one sentence share the attribution that follows the last of them."""
    for k in range(len(out) - 2, -1, -1):
        following = out[k + 1]
        if out[k] is None and following is not None and _follows(scene, k + 1, following):
            out[k] = following if same_sentence(scene, k) else None


def _follows(scene: Scene, k: int, found: Attribution) -> bool:
    return found.cue is not None and found.cue[0] >= scene.bounds[k][1]


def _own(scene: Scene, k: int, out: list[Attribution | None]) -> Attribution | None:
    if k and _resumes(scene, k, out[k - 1]):
        return out[k - 1]
    return (
        intro.labelled(scene, k)
        or apart.trailing(scene, k)
        or apart.aside(scene, k)
        or clause.climb(scene, k)
        or clause.leading(scene, k)
        or intro.introduced(scene, k)
        or intro.announced(scene, k)
        or apart.signed(scene, k)
        or clause.implied(scene, k)
    )


def _resumes(scene: Scene, k: int, previous: Attribution | None) -> bool:
    """`"…," she said. "…"`: nothing but the attribution stands between the two."""
    a, b = scene.stretches[k - 1], scene.stretches[k]
    if a.line != b.line or previous is None or previous.cue is None or previous.source is None:
        return False
    start, end = scene.bounds[k - 1][1], scene.bounds[k][0]
    if not (start <= previous.cue[0] < end):
        return not any(scene.page.words[i][:1].isalnum() for i in range(start, end)) and is_sentence(scene, k)
    stops = [i for i in range(start, end) if scene.page.words[i] in STOPS]
    if any(cue.kind(scene.page, i) in ("say", "ask") for i in range(previous.cue[1] + 2, end)):
        return scene.page.tags[previous.cue[1] + 1] == "," and clause.leading(scene, k) is None
    return not stops or stops == [end - 1]


def _backward(scene: Scene, out: list[Attribution | None]) -> None:
    """`"…" "…," she said`: a sentence before an attributed quote of the same paragraph."""
    for k in range(len(out) - 2, -1, -1):
        a, b = scene.stretches[k], scene.stretches[k + 1]
        if out[k] is None and out[k + 1] is not None and a.line == b.line and is_sentence(scene, k):
            out[k] = None if clause.hears(scene, *scene.before(k)) else out[k + 1]


def _float(scene: Scene, out: list[Attribution | None]) -> None:
    """A quoted sentence on its own belongs to whom the words before it are about, or who spoke last."""
    for k, found in enumerate(out):
        if found is not None or not is_sentence(scene, k):
            continue
        last = out[k - 1] if k and _is_next(scene, k, out[k - 1]) else None
        out[k] = _turn(scene, k, out) or last or clause.beat(scene, k) or (out[k - 1] if k else None)


def _turn(scene: Scene, k: int, out: list[Attribution | None]) -> Attribution | None:
    """`"Did you?" asked A. "No," said B. "Sure?" "Yes."`: line by line, two who question and answer take turns."""
    if k < 2 or any(scene.stretches[k - n].line == scene.stretches[k - n + 1].line for n in (1, 2)):
        return None
    other, last = out[k - 2], out[k - 1]
    if other is None or last is None or other == last or not _is_next(scene, k, last):
        return None
    questions = [scene.page.text[scene.stretches[k - n].end - 1] == "?" for n in range(3)]
    return other if questions in ([True, False, True], [False, True, False]) else None


def _is_next(scene: Scene, k: int, last: Attribution | None) -> bool:
    """Whether no prose but the ``last`` attribution stands between stretch ``k`` and the one before."""
    start, end = scene.bounds[k - 1][1], scene.bounds[k][0]
    if last is not None and last.cue is not None and not start <= last.cue[0] < end:
        return not any(scene.page.words[i][:1].isalnum() for i in range(start, end))
    stops = sum(scene.page.words[i] in STOPS for i in range(start, end))
    return stops <= 1 and end - start < 40
