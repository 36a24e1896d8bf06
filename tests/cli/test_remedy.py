import json

import pytest
from typer.testing import CliRunner

from assistant.cli.main import app
from assistant.errors import InputError

runner = CliRunner()


def test_remedy_prints_one_json_document_with_the_agreed_keys():
    done = runner.invoke(app, ["remedy", "Mould in the bedroom for a year", "--days", "365", "--json"])
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert {"findings", "likely_finding", "compensation", "orders", "guidance", "comparables"} <= set(told)
    assert set(told["compensation"]) == {"low", "median", "high", "n"}


def test_remedy_leaves_an_excluded_case_out_of_everything():
    text = ["remedy", "A balcony door that would not lock, with a baby in the home", "--json"]
    assert "202410299" in runner.invoke(app, text).stdout
    assert "202410299" not in runner.invoke(app, [*text, "--exclude", "202410299"]).stdout


@pytest.mark.parametrize(
    "given",
    [
        ["--category", "dragons"],
        ["--tenure", "squatter"],
        ["--exclude", "the one about the door"],
        ["--days", "-3"],
        ["--missed", "-1"],
        ["--offered", "nan"],
    ],
)
def test_bad_input_is_one_clear_line(given):
    done = runner.invoke(app, ["remedy", "Mould", *given])
    assert isinstance(done.exception, InputError)
    assert "\n" not in str(done.exception)


def test_a_remedy_for_nothing_is_refused():
    assert isinstance(runner.invoke(app, ["remedy", "  "]).exception, InputError)
