"""Seeds that have failed once, with what each of them found; they run for ever.

A seed is another run once the choices of `run` have changed. What was found before that, and is caught by no seed any
more, stands small in `tests/integration/test_found_by_simulation.py`; so does what stands here.
"""

KEPT: dict[int, str] = {
    11: "what had arrived with its facts alone was shown as sent while a file was still on its way up",
    995: "of what an earlier self did, a part went to the restored server before what stands before it",
    1476: "numbers of a PC that was revoked on a server that was lost had no explanation on the restored one",
    1608: "nor had those of a book that was taken over on it",
    1970: "a stick written before a restored server had said what it has brought a release before its number",
    2885: "a register showed the number of a document that a restored server had no more, and nobody was asked for it",
    3150: "what was done at a new enrolment went before what was still to be taken over from the earlier one",
    4513: "the ledger's own: a colleague waits for the files of what a restored server has refused its sender",
    5541: "the ledger's own: it did not look at a PC again on whose waiting for an answer it had looked",
    6955: "what an earlier self did, taken over after a restore, was judged after what the later one had done before",
    7387: "the ledger's own: what was taken back before it was handed over, a copy of the PC had handed over",
    7601: "the harness' own: a restored server does not know yet what its operator revokes",
    9030: "a copied PC took for its own what the other had handed over to a server restored from an older backup",
    30107: "a restored server that was shown a successor's token alone had two of them open, with the same numbers",
}
