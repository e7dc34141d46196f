"""Sizes of what travels. Both ends hold to them; the sizes of documents are data (`rules.limits`)."""

MESSAGE_BYTES = 8 << 20  # a message when unpacked
ENTRY_BYTES = 16 << 10  # an enrolment, or a question for a token, packed or unpacked
REPRESENT_BYTES = 1 << 20  # sealed rows shown in one message, packed or unpacked
REPRESENT_ROWS = 500  # and how many
PUSH_INTENTS = 100  # intents in one push
PUSH_FILES = 2000  # inline files in one push
PUSH_BYTES = 512 << 10  # bytes of intents and inline files in one push
INLINE_FILE_BYTES = 32 << 10  # a file that rides along with its intent
INTENT_BYTES = 16 << 10  # one intent: it is judged while all others wait
RELEASE_BYTES = 512 << 10  # an act that names recipients (a release to 3,300 offices is 0.2 MB)
RECIPIENTS = 4000  # of one such act
ROW_BYTES = 512 << 10  # one row, so that it fits into every message
PULL_ROWS = 200  # rows in one page of a pull
PULL_BYTES = 256 << 10  # bytes of rows in one page of a pull
HOLD_S = 280.0  # the longest that a pull waits
CHUNK_BYTES = 32 << 10  # a transfer yields to urgent work at these borders
LANES = (0, 1, 2, 3)
