"""The singular of a counted noun."""

from __future__ import annotations

_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth",
    "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife", "knives": "knife", "halves": "half",
    "wolves": "wolf", "leaves": "leaf", "shelves": "shelf", "thieves": "thief", "movies": "movie", "oxen": "ox",
    "news": "news", "crises": "crisis", "analyses": "analysis",
    "bases": "base", "buses": "bus", "cookies": "cookie", "calories": "calorie", "criteria": "criterion",
    "media": "medium", "data": "datum", "dice": "die", "ties": "tie",
    "potatoes": "potato", "tomatoes": "tomato", "heroes": "hero", "viruses": "virus", "bonuses": "bonus",
    "campuses": "campus", "censuses": "census", "gases": "gas", "goes": "go", "shoes": "shoe", "pence": "penny",
    "lens": "lens", "zombies": "zombie", "selfies": "selfie",
    "axes": "axe", "focuses": "focus", "pies": "pie", "lies": "lie", "houses": "house", "horses": "horse",
    "causes": "cause", "nurses": "nurse", "courses": "course", "cases": "case", "phases": "phase", "uses": "use",
    "licenses": "license", "purchases": "purchase", "increases": "increase", "releases": "release",
    "expenses": "expense", "responses": "response", "clauses": "clause", "leases": "lease", "roses": "rose",
    "databases": "database", "warehouses": "warehouse", "verses": "verse", "noses": "nose", "doses": "dose",
    "diseases": "disease", "exercises": "exercise", "franchises": "franchise", "premises": "premise",
    "indices": "index", "matrices": "matrix", "appendices": "appendix", "vertices": "vertex",
    "caches": "cache", "aches": "ache", "headaches": "headache", "niches": "niche",
}

# Nouns that are counted without an ending: zero plurals, plurals without a singular and adjectives that
# stand for people (the classes of Quirk et al. 1985, 5.78, 5.86 ff. and 7.23 ff.).
UNCHANGED = frozenset(
    """
    people folk police clergy gentry staff personnel crew cattle livestock poultry vermin offspring
    sheep deer reindeer moose elk bison swine antelope buffalo grouse quail pheasant wildfowl
    fish shellfish cod salmon trout plaice herring mackerel haddock halibut carp pike perch tuna squid shrimp
    aircraft spacecraft hovercraft watercraft series species means headquarters head brace gross
    dead injured wounded missing homeless jobless unemployed
    """.split()
)


def singular(word: str) -> str:
    """The singular of an English noun, lower case; regular endings and the common exceptions."""
    low = word.lower()
    if low in _IRREGULAR or low in UNCHANGED:
        return _IRREGULAR.get(low, low)
    if low.endswith("children"):
        return low[:-3]
    if low.endswith("men") and len(low) > 4:
        return low[:-2] + "an"
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return low[:-2]
    if low.endswith("s") and len(low) > 2 and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return low
