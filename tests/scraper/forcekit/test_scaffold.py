"""``add`` writes what the harness wants; ``probe`` says what a page is."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from parsers.directory import BY_SLUG
from parsers.fixture import differences, read_fixture
from parsers.platforms.catalogue import CATALOGUE
from parsers.platforms.several import Several
from parsers.registry import declared, known
from parsers.types import Force
from samples.faults import Fault
from samples.serve import SampleSites
from scraper.command.cli import main
from scraper.forcekit import scaffold
from scraper.forcekit.scaffold import Checkout, ScaffoldError, checkout, force_source, platform_of
from tests.forces.fixtures import FOLDER, pages_of

PAGE = """<!doctype html><html lang="en"><head><title>x</title><script>var t = 1</script>
<meta property="og:title" content="FOI 12/26 Knives"><style>p {}</style></head>
<body><header><nav><a href="/">Home</a></nav></header><main><!-- a comment -->
<h1 onclick="x()" data-token="abc">FOI 12/26 Knives</h1>
<p>FOI Reference: 12/2026</p><h2>Request</h2>
<p>Please contact Jonathan Quillfeather at jq@example.org or on 07700 900123.</p>
<p>How many knives were seized in 2025?</p>
<h2>Response</h2><p>Dear Mr Quillfeather, 41 knives were seized. The information is below.</p>
<p><a href="mailto:jq@example.org">Write to us</a>
<a href="/SysSiteAssets/foi-media/x/12-26.pdf">12-26.pdf</a></p>
</main></body></html>"""
ADDRESS = "https://www.new-town.police.uk/foi-ai/new-town-police/disclosure-2026/march/foi-12-26/"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Checkout]:
    """A source checkout of its own."""
    made = Checkout(tmp_path / "checkout")
    made.forces.mkdir(parents=True)
    made.fixtures.mkdir(parents=True)
    (made.root / "pyproject.toml").write_text("")
    monkeypatch.setattr(scaffold, "checkout", lambda: made)
    before = dict(BY_SLUG)
    yield made
    BY_SLUG.clear()
    BY_SLUG.update(before)


def declared_in(path: Path) -> Force:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found = module.FORCE
    assert isinstance(found, Force)
    return found


def test_add_writes_force_and_fixture(place: Checkout, tmp_path: Path) -> None:
    page = tmp_path / "item.html"
    page.write_text(PAGE)
    result = run(
        *("add", "new-town", "--platform", "single_online_home", "--name", "New Town Police"),
        *("--host", "www.new-town.police.uk", "--page", str(page), "--url", ADDRESS),
    )
    assert result.exit_code == 0, result.output
    source = place.force_file("new-town").read_text()
    assert len(source.splitlines()) <= 15
    force = declared_in(place.force_file("new-town"))
    assert (force.slug, force.name) == ("new-town", "New Town Police")
    assert force.platform.hosts == {"www.new-town.police.uk"}

    pages = pages_of("new-town", place.fixtures)
    assert [one.name for one in pages] == ["item.html"]
    body = pages[0].page.body.decode()
    for gone in ("Quillfeather", "jq@example", "900123", "<script", "<style", "comment", "onclick"):
        assert gone not in body
    for kept in ("og:title", "12-26.pdf", "41 knives were seized", "<h1"):
        assert kept in body
    expected = json.loads((place.fixtures / "new-town" / "expected.json").read_text())
    assert differences(expected, read_fixture(force, pages)) == []
    assert expected["item.html"]["reference"] == "12/2026"
    assert "could not be read: item.html: no day received" in result.stdout
    assert "no reference" not in result.stdout


OLDER = (
    "wordpress_log www.old-town.police.uk log=/foi/",
    "web_log foi.new-town.example log=/log 'items=/log/answer-\\d+' labels=Asked,Answered",
)


def test_add_writes_a_force_with_several_logs(place: Checkout) -> None:
    result = run(
        *("add", "new-town", "--platform", "single_online_home", "--name", "New Town Police"),
        *("--host", "www.new-town.police.uk", "--older", OLDER[0], "--older", OLDER[1]),
    )
    assert result.exit_code == 0, result.output
    path = place.force_file("new-town")
    platform = declared_in(path).platform
    assert isinstance(platform, Several)
    assert platform == scaffold.several_of(
        platform_of("single_online_home", "www.new-town.police.uk", {}), OLDER
    )
    assert platform.logs[1:] == (
        platform_of("wordpress_log", "www.old-town.police.uk", {"log": "/foi/"}),
        platform_of(
            "web_log",
            "foi.new-town.example",
            {"log": "/log", "items": r"/log/answer-\d+", "labels": "Asked,Answered"},
        ),
    )
    text = path.read_text()
    assert len(text.splitlines()) <= 40
    done = subprocess.run(  # the formatter of the house has nothing to add
        [sys.executable, "-m", "ruff", "format", "--line-length", "100", "--check", "-"],
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, text


@pytest.mark.parametrize("words", ["", "wordpress_log", "wordpress_log host log", "nosuch host"])
def test_an_older_log_that_cannot_be_declared_is_refused(place: Checkout, words: str) -> None:
    result = run(
        *("add", "new-town", "--platform", "single_online_home", "--name", "New Town Police"),
        *("--host", "www.new-town.police.uk", "--older", words),
    )
    assert result.exit_code != 0
    assert not place.force_file("new-town").exists()


def test_pages_may_come_one_at_a_time(place: Checkout) -> None:
    told = json.loads((FOLDER / "kent" / "fixture.json").read_text())["pages"]
    options = ("add", "kent", "--platform", "single_online_home", "--host", "www.kent.police.uk")
    for name in ("listing.html", "item.html"):
        page = str(FOLDER / "kent" / name)
        result = run(*options, "--page", page, "--url", told[name]["url"])
        assert result.exit_code == 0, result.output
    assert [one.name for one in pages_of("kent", place.fixtures)] == ["listing.html", "item.html"]
    expected = json.loads((place.fixtures / "kent" / "expected.json").read_text())
    assert expected.keys() == {"asks", "listing.html", "item.html"}


def test_a_body_without_a_log_keeps_its_facts(place: Checkout) -> None:
    slug = next(slug for slug, body in known().items() if slug not in declared())
    result = run(
        *("add", slug, "--platform", "document_index", "--host", "www.port.example"),
        *("--set", "log=/foi/", "--set", "files=/files/"),
    )
    assert result.exit_code == 0, result.output
    assert "the harness fails until there is a fixture" in result.stderr
    force = declared_in(place.force_file(slug))
    before = known()[slug]
    for fact in ("name", "nation", "kind", "regime", "website", "terms", "whatdotheyknow"):
        assert getattr(force, fact) == getattr(before, fact), fact


def test_a_force_that_has_its_file_gets_the_fixture_alone(place: Checkout) -> None:
    old = FOLDER / "kent"
    listing = json.loads((old / "fixture.json").read_text())["pages"]["listing.html"]["url"]
    options = ("add", "kent", "--platform", "single_online_home", "--host", "www.kent.police.uk")
    assert "has its file" in run(*options).output
    result = run(*options, "--page", str(old / "listing.html"), "--url", listing)
    assert result.exit_code == 0, result.output
    assert not place.force_file("kent").exists()
    # Trimming costs the reading nothing.
    shorter = read_fixture(declared()["kent"], pages_of("kent", place.fixtures))
    whole = read_fixture(declared()["kent"], pages_of("kent"))
    assert shorter["listing.html"] == whole["listing.html"]


@pytest.mark.parametrize("slug", sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))
def test_trimming_takes_nothing_that_is_read(slug: str) -> None:
    if slug not in declared():
        pytest.skip("not a force")
    for one in pages_of(slug):
        if one.page.media_type != "text/html":
            with pytest.raises(ScaffoldError, match="cannot be masked"):
                scaffold.trimmed(one.page)
            continue
        text = scaffold.trimmed(one.page).decode()
        assert len(text) <= len(one.page.body) * 1.2
        assert "<script" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "Bad Slug", "--platform", "psni", "--host", "x.example"), "is no slug"),
        (("add", "brand-new", "--platform", "psni", "--host", "x.example"), "with --name"),
        (("add", "kent", "--platform", "psni", "--host", "x.example"), "has its file"),
        (("add", "new", "--platform", "psni", "--host", "http://x"), "bare host name"),
        (
            ("add", "new", "--platform", "document_index", "--host", "x.example"),
            "--set log=",
        ),
        (
            ("add", "new", "--platform", "psni", "--host", "x.example", "--set", "colour=red"),
            "has no 'colour'",
        ),
        (
            ("add", "new", "--platform", "psni", "--host", "x.example", "--page", "/no/such"),
            "no such file",
        ),
    ],
)
def test_what_cannot_be_added(arguments: tuple[str, ...], said: str, place: Checkout) -> None:
    result = run(*arguments)
    assert result.exit_code != 0
    assert said in result.output, result.output
    assert list(place.forces.iterdir()) == list(place.fixtures.iterdir()) == []


def test_only_in_a_source_checkout(tmp_path: Path) -> None:
    with pytest.raises(ScaffoldError, match="no source checkout"):
        checkout(tmp_path)
    assert checkout().force_file("west-mercia").exists()


def test_every_declared_platform_is_written_as_it_is(tmp_path: Path) -> None:
    """A file that add would write for each force declares the same platform."""
    offered = {known.platform for known in CATALOGUE.values()}
    written = {slug: one for slug, one in declared().items() if type(one.platform) in offered}
    assert len(written) > 40
    for slug, force in written.items():
        path = tmp_path / f"{slug.replace('-', '_')}.py"
        path.write_text(force_source(slug, force.name, force.platform, force))
        again = declared_in(path)
        assert again.platform == force.platform
        assert again.website == force.website


def test_settings_are_read_as_their_fields_want_them() -> None:
    found = platform_of(
        "document_index", "x.example", {"log": "/foi/", "files": "/f/", "skip": "/f/a/,/f/b/"}
    )
    assert "skip=('/f/a/', '/f/b/')" in repr(found)


# ---------------------------------------------------------------------- probe


@pytest.fixture(scope="module")
def served() -> Iterator[SampleSites]:
    with SampleSites(["cleveland"], markup="table") as sites:
        yield sites


def probed(*arguments: str) -> tuple[int, list[dict[str, object]]]:
    result = run("probe", "--json", *arguments)
    assert result.stdout, result.output
    return result.exit_code, json.loads(result.stdout)


def words(report: dict[str, object]) -> dict[str, tuple[bool | None, str]]:
    found = report["words"]
    assert isinstance(found, list)
    return {one["tripwire"]: (one["fires"], one["words"]) for one in found}


LISTING = "/foi-ai/af/accessing-information/published-items/?q=&dt=Disclosure+log"


def test_probe_of_a_listing(served: SampleSites) -> None:
    address = served.base_urls["cleveland"] + LISTING
    status, (report,) = probed(address, "--allow-loopback")
    assert (status, report["platform"], report["kind"]) == (0, "single_online_home", "listing")
    told = words(report)
    assert set(told) == {
        *("verdict", "anchors", "labels", "claimed_total", "expectations", "last_good", "silence")
    }
    assert told["verdict"] == (False, "OK")
    assert told["anchors"][0] is False
    assert "10 of " in told["claimed_total"][1]
    assert told["silence"][0] is None
    assert "/robots.txt" in {entry.path for entry in served.log}


@pytest.mark.parametrize(
    ("fault", "fires"),
    [
        (Fault.CHALLENGE_200, "verdict"),
        (Fault.FORBIDDEN, "verdict"),
        (Fault.BARE_LISTING, "anchors"),
        (Fault.UNDATED_ITEMS, "labels"),
        (Fault.HALF_ANCHORS, "claimed_total"),
    ],
)
def test_probe_of_a_listing_at_fault(served: SampleSites, fault: Fault, fires: str) -> None:
    served.faults["cleveland"] = fault
    try:
        status, (report,) = probed(served.base_urls["cleveland"] + LISTING, "--allow-loopback")
    finally:
        served.faults.clear()
    assert status == 1
    assert words(report)[fires][0] is True


@pytest.mark.parametrize("slug", ["kent", "west-yorkshire", "gwent"])
def test_probe_of_saved_pages_knows_force_and_platform(slug: str) -> None:
    for name, one in json.loads((FOLDER / slug / "fixture.json").read_text())["pages"].items():
        if not name.endswith(".html"):
            continue
        status, (report,) = probed(str(FOLDER / slug / name), "--url", one["url"])
        assert report["force"] == slug
        assert report["kind"] == one["kind"]
        assert status == 0, report["words"]


def test_probe_of_nothing_we_know(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text("<!doctype html><html><body><h1>Cakes</h1><p>Recipes.</p></body></html>")
    status, (report,) = probed(str(page), "--url", "https://cakes.example/")
    assert status == 1
    assert report["likenesses"] == []
    assert words(report)["anchors"][0] is None
    assert "no page in it" in run("probe", str(tmp_path / "x.html")).output


def test_the_fixture_folder_is_as_it_was(tmp_path: Path) -> None:
    """What add writes, the harness reads: the shapes are the same."""
    shutil.copytree(FOLDER / "kent", tmp_path / "kent")
    told = json.loads((tmp_path / "kent" / "fixture.json").read_text())
    assert set(told) == {"origin", "pages"}
    assert all(set(one) == {"url", "kind"} for one in told["pages"].values())
