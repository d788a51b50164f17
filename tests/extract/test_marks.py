"""Quotation marks of every style -> the stretches between them."""

from __future__ import annotations

import pytest

from copydesk.extract.marks import stretches

STYLES = [
    # straight, curly, low, guillemets, doubled backquotes and apostrophes
    ('"It is open," she said.', ["It is open,"]),
    ('She said "it is open" and "it is safe".', ["it is open", "it is safe"]),
    ("“It is open,” she said.", ["It is open,"]),
    ("”It is open,” she said.", ["It is open,"]),
    ("“It is open,“ she said.", ["It is open,"]),
    ("„It is open,“ she said.", ["It is open,"]),
    ("„It is open,” she said.", ["It is open,"]),
    ("«It is open,» she said.", ["It is open,"]),
    ("« It is open », she said.", ["It is open"]),
    ("»It is open,« she said.", ["It is open,"]),
    ("``It is open,'' she said.", ["It is open,"]),
    ("``It is open,\" she said.", ["It is open,"]),
    ("''It is open,'' she said.", ["It is open,"]),
    ("‟It is open,” she said.", ["It is open,"]),
    # mixed styles in one pair and in one paragraph
    ('“It is open," she said. "It is safe,” he said.', ["It is open,", "It is safe,"]),
    ("\"It is open,'' she said.", ["It is open,"]),
    ('“It is open,” she said, and "it is safe".', ["It is open,", "it is safe"]),
    # British single quotes
    ("'It is open,' she said.", ["It is open,"]),
    ("‘It is open,’ she said.", ["It is open,"]),
    ("‘It isn’t open,’ she said.", ["It isn’t open,"]),
    ("'It isn't open,' she said.", ["It isn't open,"]),
    ("She called it 'a farce'.", ["a farce"]),
    ("‚It is open,‘ she said.", ["It is open,"]),
    ("‹It is open,› she said.", ["It is open,"]),
    ("'The drivers' union won't wait,' she said.", ["The drivers' union won't wait,"]),
    ("'We asked the residents' he said.", ["We asked the residents"]),
    # nested
    ("\"He told me 'never again' twice,\" she said.", ["He told me 'never again' twice,"]),
    ("“He told me ‘never again’ twice,” she said.", ["He told me ‘never again’ twice,"]),
    ("“He told me, ‘Never again,’” she said.", ["He told me, ‘Never again,’"]),
    ("'He told me \"never again\" twice,' she said.", ["He told me \"never again\" twice,"]),
    ("“He told me “never again” twice,” she said.", ["He told me “never again” twice,"]),
    # glued to the next word, brackets, dashes, emphasis
    ('"It is open,"said Lee.', ["It is open,"]),
    ('The bridge ("the worst of all") closed.', ["the worst of all"]),
    ('A "once-in-a-century"-style flood.', ["once-in-a-century"]),
    ('The bridge—"the worst of all"—closed.', ["the worst of all"]),
    ('"[It] is open," she said.', ["[It] is open,"]),
    ('She said "…it is open".', ["…it is open"]),
    ('"Open?" she said. "Open!"', ["Open?", "Open!"]),
]

APOSTROPHES = [
    "The drivers' pay and the nurses' pay rose.",
    "Fashions of the '90s and the '80s are back.",
    "Fashions of the ‘90s and the ‘80s are back.",
    "Rock 'n' roll, fish 'n' chips: 'tis the season, 'cause we said so.",
    "O'Neil's and D'Souza's shops don't open 'til ten.",
    "He is 6' tall and the plank is 8' long.",
    "She stands 5'11 and he stands 6’2.",
    "Give 'em what they want, get 'im out.",
    "It's the boss's boss’s idea; the Joneses' too.",
]

FEET_AND_INCHES = [
    ('He is 6\'2" tall and she is 5\'11" tall.', []),
    ("He is 6’2” tall.", []),
    ('At 6\'2", he said: "I am short."', ["I am short."]),
    ('"I am 6\'2" tall," he said.', ["I am 6'2\" tall,"]),
    ('"I want a 12" pizza," he said.', ['I want a 12" pizza,']),
    ('He bought a 12" pizza and a 9" one.', []),
    ('He rose "by 12" and she rose "by 9".', ["by 12", "by 9"]),
]

ODD = [
    # odd counts and missing closes
    ('"It is open, she said.', ["It is open, she said."]),
    ('It is open," she said.', []),
    ('"It is open," she said. "It is safe.', ["It is open,", "It is safe."]),
    ('It is open," she said. "It is safe."', ["It is safe."]),
    ("“It is open, he said. “It is safe,” she said.", ["It is safe,"]),
    ('"', []),
    ('""', []),
    ('"" ""', []),
    ('"…"', []),
    ('"It is open,"" she said.', ["It is open,"]),
    # one stray mark costs at most its own paragraph
    ('A stray " mark.\n"It is open," she said.', ["mark.", "It is open,"]),
    ('She said "it is open.\n\nHe called it "a farce".', ["it is open.", "a farce"]),
]

PARAGRAPHS = [
    (
        '"The bridge is open.\n\n"It is safe," she said.',
        ["The bridge is open.", "It is safe,"],
    ),
    (
        "“The bridge is open.\n“It is safe.\n“It is ours.”",
        ["The bridge is open.", "It is safe.", "It is ours."],
    ),
    ("‘The bridge is open.’\n‘It is safe.’", ["The bridge is open.", "It is safe."]),
    ("> The bridge is open.\n> It is safe.\n", ["The bridge is open.", "It is safe."]),
    ("Lee wrote:\n\n> The bridge is open.", ["The bridge is open."]),
]

NOT_MARKS = [
    ('<a href="bridge.html" title="open">the bridge</a> is open', []),
    ('<p class="lead">"It is open," she said.</p>', ["It is open,"]),
    ("x > 5 and y > 6", []),
    ("No marks at all.", []),
    ("", []),
]


def stretched(text: str) -> list[str]:
    found = stretches(text)
    assert all(s.outer_start <= s.start < s.end <= s.outer_end <= len(text) for s in found)
    assert found == sorted(found)
    return [text[s.start : s.end] for s in found]


@pytest.mark.parametrize(("text", "inside"), STYLES + FEET_AND_INCHES + ODD + PARAGRAPHS + NOT_MARKS)
def test_stretches(text: str, inside: list[str]) -> None:
    assert stretched(text) == inside


@pytest.mark.parametrize("text", APOSTROPHES)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert stretched(text) == []


def test_an_open_stretch_says_so() -> None:
    first, second = stretches('She said: "It is open.\n"It is safe," she said.')
    assert (first.closed, first.opens_line, first.line) == (False, False, 0)
    assert (second.closed, second.opens_line, second.line) == (True, True, 1)


def test_a_block_says_so() -> None:
    (block,) = stretches("> It is open.")
    assert block.block
    assert not block.closed
