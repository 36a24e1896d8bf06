from pathlib import Path

from assistant.records import load_corpus, parse_record, write_record
from assistant.settings import ROOT


def test_every_record_of_our_corpus_is_read_and_written_back_the_same() -> None:
    corpus = load_corpus(ROOT / "corpus")
    assert len(corpus.determinations) >= 109
    for record in corpus:
        assert parse_record(write_record(record), Path(f"{record.id}.md")) == record
