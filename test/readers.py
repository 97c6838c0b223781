"""Reads an output with Python's csv and json modules and checks every span against the raw files."""

import csv
import json
import sys
from pathlib import Path

out, corpus = Path(sys.argv[1]), Path(sys.argv[2])
csv.field_size_limit(2**31 - 1)
SPANS = [
    ("paragraphs", "text", "start", "end"),
    ("mentions", "surface", "start", "end"),
    ("quotations", "content", "content_start", "content_end"),
    ("quotations", "speaker_surface", "speaker_start", "speaker_end"),
    ("quotations", "cue", "cue_start", "cue_end"),
]


def rows_of(table):
    with open(out / "jsonl" / f"{table}.jsonl", encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for line in lines]


def cell(value):
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if isinstance(value, list) else str(value)


rows = spans = 0
for path in sorted((out / "jsonl").glob("*.jsonl")):
    table = rows_of(path.stem)
    with open(out / "csv" / f"{path.stem}.csv", encoding="utf-8", newline="") as lines:
        records = list(csv.DictReader(lines))
    assert records == [{name: cell(value) for name, value in row.items()} for row in table], path.stem
    rows += len(table)

texts = {}
for document in rows_of("documents"):
    with open(corpus / document["path"], encoding=document["encoding"], newline="") as raw:
        texts[document["document_id"]] = raw.read()
for table, surface, start, end in SPANS:
    for row in rows_of(table):
        if row[surface] is not None:
            assert texts[row["document_id"]][row[start] : row[end]] == row[surface], row
            spans += 1
print(f"{rows} rows, {spans} spans")
