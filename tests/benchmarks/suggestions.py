"""What is suggested for real papers: per document and field, and how often it is right, wrong, or nothing."""

from collections import Counter

from tests.support.paper_report import FIELDS, judged

SIGNS = {"right": "+", "wrong": "WRONG", "silent": "·"}


def report() -> None:
    found = judged()
    print(f"{'document':44} {'text':5} " + " ".join(f"{field:8}" for field in FIELDS))
    for file in dict.fromkeys(one.file for one in found):
        of_file = [one for one in found if one.file == file]
        signs = (SIGNS[one.verdict] if one.wanted or one.suggested else "" for one in of_file)
        print(f"{file[:44]:44} {'yes' if of_file[0].usable else 'no':5} " + " ".join(f"{sign:8}" for sign in signs))
        for one in of_file:
            if one.verdict == "wrong":
                print(f"      {one.field}: {one.suggested!r} for {one.wanted!r}")
    print("\nwith a usable text:")
    usable = [one for one in found if one.usable and (one.wanted or one.suggested)]
    for name in (*FIELDS, "all"):
        tally = Counter(one.verdict for one in usable if name in (one.field, "all"))
        whole = max(1, sum(tally.values()))
        shares = ", ".join(f"{word} {tally[word]:2} ({100 * tally[word] / whole:5.1f} %)" for word in SIGNS)
        print(f"  {name:8} {shares}")
    others = [one for one in found if not one.usable]
    files, said = {one.file for one in others}, sum(bool(one.suggested) for one in others)
    print(f"without one: {len(files)} documents, {said} suggestions")
