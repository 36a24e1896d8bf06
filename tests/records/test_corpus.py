from pathlib import Path

import pytest

from assistant.records import CorpusError, load_corpus, parse_record, write_record
from assistant.settings import ROOT


def test_every_record_of_our_corpus_is_read_and_written_back_the_same() -> None:
    corpus = load_corpus(ROOT / "corpus")
    assert len(corpus.determinations) >= 109
    for record in corpus:
        assert parse_record(write_record(record), Path(f"{record.id}.md")) == record


def test_a_note_on_a_passage_that_is_not_there_is_refused() -> None:
    held = (ROOT / "corpus/policies/lta-1985-section-11-repairs.md").read_text("utf-8")
    with pytest.raises(CorpusError, match="names no passage of this record: p99"):
        parse_record(held.replace("  p15: Shelter", "  p99: Shelter"), Path("lta-1985-section-11-repairs.md"))


def test_a_passage_read_at_its_source_is_told_from_one_that_others_report() -> None:
    awaab = load_corpus(ROOT / "corpus").policies["awaabs-law"]
    assert awaab.checked == "secondary"
    assert awaab.read("p1")
    assert not awaab.read("p7")
