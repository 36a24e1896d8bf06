import json
from typing import Any

import pytest

from assistant.cli.main import main


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["assistant", *words])
    code: Any = 0
    try:
        main()
    except SystemExit as stop:
        code = stop.code
    out, err = capsys.readouterr()
    return int(code or 0), out, err


def test_delay_prints_json_with_the_keys_of_the_contract(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["delay", "--reported", "2024-03-13", "--until", "2024-05-02", "--landlord", "barnet homes", "--json"]
    code, out, _ = run(capsys, monkeypatch, *words, "--repair", "balcony door will not lock", "--tenure", "council")
    found = json.loads(out)
    assert code == 0
    assert (found["calendar_days"], found["working_days"], found["verdict"]) == (50, 34, "outside")
    assert found["why"]
    assert found["timeline"]
    for limit in found["limits"]:
        keys = {"id", "source", "action", "amount", "unit", "starts", "due", "met", "overrun", "citation"}
        assert keys <= limit.keys()
        assert limit["citation"]["quote"]
    assert found["landlord"]["slug"] == "barnet"


def test_timescale_finds_the_landlord_in_the_words_and_prints_a_table(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, _ = run(capsys, monkeypatch, "timescale", "rats in my loft, my landlord is woking council")
    assert code == 0
    assert "24 hours to attend" in out
    assert "20 working days" in out


def test_timescale_on_a_day_gives_last_days(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["timescale", "no heating", "--tenure", "secure", "--on", "2026-01-14", "--json"]
    _, out, _ = run(capsys, monkeypatch, *words)
    limit = json.loads(out)["limits"][0]
    assert (limit["id"], limit["due"]) == ("rtr-heating-winter", "2026-01-15")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--reported", "2026-05-01", "--until", "2026-04-01"], "before --reported"),
        (["--reported", "2099-01-01"], "out of range"),
        (["--reported", "30 February 2026"], "not a day that exists"),
        (["--reported", "last tuesday"], "could be"),
        (["--reported", "4/13/2026"], "month first"),
        (["--reported", "whenever"], "not a date"),
        ([], "Give at least"),
        (["--reported", "2026-05-01", "--landlord", "Community"], "could be"),
        (["--reported", "2026-05-01", "--tenure", "squatter"], "none of"),
        (["--reported", "2026-05-01", "--category", "door-and-window"], "Did you mean doors-and-windows"),
        (["--complained", "2026-05-05", "--acknowledged", "2026-05-01"], "before --complained"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    code, out, err = run(capsys, monkeypatch, "delay", *words)
    assert code == 2
    assert out == ""
    assert said in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_report_of_tomorrow_is_refused(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import timedelta

    from assistant.cli.timescale import _today

    tomorrow = (_today() + timedelta(days=1)).isoformat()
    code, _, err = run(capsys, monkeypatch, "delay", "--reported", tomorrow)
    assert code == 2
    assert "has not come yet" in err


def test_an_old_report_is_reckoned_and_said_to_be_old(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = run(capsys, monkeypatch, "delay", "--reported", "2015-05-01", "--repair", "roof leaks", "--json")
    assert code == 0
    assert "goes back to 1 May 2015" in err
    assert json.loads(out)["verdict"] == "outside"


def test_an_unknown_landlord_is_said_to_be_unknown_and_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["timescale", "sticking door", "--landlord", "Harrowmere Valley Homes", "--json"]
    code, out, err = run(capsys, monkeypatch, *words)
    assert code == 0
    assert "not among the landlords" in err
    assert json.loads(out)["spreads"]
