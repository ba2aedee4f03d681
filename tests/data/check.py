"""What a site gives away, in the eyes of others: Frictionless accepts the list of files and every table, and a JSON-LD
processor every page that says something to search engines. Call: check.py SITE"""

import json
import re
import sys
from pathlib import Path

from frictionless import validate
from pyld import jsonld

SCRIPT = re.compile(r'<script type="?application/ld\+json"?>(.*?)</script>', re.S)
BASE = "https://www.example.gov.cn/"
WORDS = "https://schema.org/"


def words(url, options):
    """No test asks the network: every word of schema.org stands for itself."""
    document = {"@context": {"@vocab": WORDS}}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def tables(site):
    report = validate(str(site / "downloads" / "datapackage.json"))
    for task in report.tasks:
        for error in task.errors:
            yield f"{task.place}: {error.message}"
    yield from (error.message for error in report.errors)
    if report.stats["tasks"] < 10:
        yield f"only {report.stats['tasks']} files in the list"


def pages(site):
    kinds = {}
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        for told in SCRIPT.findall(page.read_text(encoding="utf-8")):
            try:
                options = {"base": BASE + path, "documentLoader": words}
                things = jsonld.expand(json.loads(told), options)
                triples = jsonld.to_rdf(json.loads(told), options)["@default"]
            except Exception as error:  # whatever it refuses
                yield f"{path}: {error}"
                continue
            own = [thing for thing in things if thing.get("@id") == BASE + path]
            if len(own) != 1 or not own[0].get(WORDS + "name"):
                yield f"{path} says nothing of itself"
            unknown = [t["predicate"]["value"] for t in triples if not t["predicate"]["value"].startswith(("http://www.w3.org/", WORDS))]
            if unknown:
                yield f"{path}: {unknown}"
            kinds[things[0]["@type"][0]] = kinds.get(things[0]["@type"][0], 0) + 1
    for kind in ("GovernmentOffice", "GovernmentOrganization", "GovernmentService"):
        if not kinds.get(WORDS + kind):
            yield f"no page tells of a {kind}"


site = Path(sys.argv[1])
faults = [*tables(site), *pages(site)]
print("\n".join(faults[:20]) or "the data and the pages are accepted")
sys.exit(1 if faults else 0)
