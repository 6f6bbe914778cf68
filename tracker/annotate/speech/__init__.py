"""Who says what: quotations, cues of speech, and whom they are handed to."""
