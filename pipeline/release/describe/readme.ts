import { renderDictionary, renderRules } from "../../schema/render.ts"
import type { Rule } from "../../vocabulary/vocabulary.ts"
import { formats } from "../../write/tables.ts"
import type { ReleaseFile } from "../release-file.ts"
import type { Facts } from "./facts.ts"
import { bytesOf } from "./facts.ts"

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KiB`)

const tablesOf = (facts: Facts): ReadonlyArray<string> => [
  "| table | rows | csv | jsonl | arrow | parquet |",
  "|---|---|---|---|---|---|",
  ...facts.tables.map(({ name }) => {
    const sizes = [...formats, "parquet"].map((format) => sizeOf(bytesOf(facts.files, name, format)))
    return `| ${name} | ${facts.rows.get(name) ?? 0} | ${sizes.join(" | ")} |`
  }),
]

const withheldOf = ({ withheld, file }: Facts): ReadonlyArray<string> => {
  const { spans, closed, paragraphs, quotations, rows, unsure } = withheld
  const lines = [
    spans === 0
      ? ""
      : `- Of ${spans} documents the text is not here, as their publishers have not opened it: ${paragraphs} paragraphs have a hash in place of their text, and ${quotations} quotations are cut short. Whoever has the raw files gets it back with \`waishi rehydrate\`.`,
    closed === 0
      ? ""
      : `- Of ${closed} documents only the metadata are here; ${rows} rows that belong to them are not.`,
    unsure === 0 ? "" : `- ${unsure} rows of a confidence below ${file.min_confidence} are not here.`,
  ].filter((line) => line !== "")
  return lines.length === 0 ? ["Nothing is withheld."] : lines
}

const qualityOf = ({ quality }: Facts): ReadonlyArray<string> => [
  "| rows | precision | recall | F1 | annotated |",
  "|---|---|---|---|---|",
  ...quality.map(({ kind, test }) => `| ${kind} | ${test.precision} | ${test.recall} | ${test.f1} | ${test.n} |`),
]

/** Commands that load a release, from its folder; a test runs each. */
export const loading = {
  duckdb: `select type, count(*) as n from 'parquet/mentions.parquet' group by type order by n desc;
select * from read_csv('csv/attendance.csv') limit 5;
select count(*) from read_json('jsonl/quotations.jsonl');`,
  python: `import sqlite3
database = sqlite3.connect("waishi.sqlite")
for year, entity, name, quotations, characters in database.execute("select * from speakers_by_year limit 5"):
    print(year, name, quotations, characters)`,
  javascript: `import { readFileSync } from "node:fs"
import pl from "nodejs-polars"
console.log(pl.readParquet(readFileSync("parquet/mentions.parquet")).shape)
console.log(pl.readIPC(readFileSync("arrow/mentions.arrow")).shape)`,
  r: `database <- DBI::dbConnect(RSQLite::SQLite(), "waishi.sqlite")
print(DBI::dbGetQuery(database, "select year, name, characters from speakers_by_year limit 5"))
mentions <- read.csv("csv/mentions.csv", encoding = "UTF-8")
print(table(mentions$type))`,
  shell: "sha256sum -c SHA256SUMS",
}

/** The same commands for the Parquet of a release that is cut by years. */
export const byYear = ({ parquet_by_year }: ReleaseFile, command: string): string =>
  parquet_by_year === true
    ? command
        .replace("'parquet/mentions.parquet'", "read_parquet('parquet/mentions/*/*.parquet', hive_partitioning = true)")
        .replace(/^.*pl\.readParquet.*\n/mu, "")
    : command

/** README.md of a release. */
export const readme = (facts: Facts, rules: ReadonlyArray<Rule>): string => {
  const { file, version, tables, provenance, changes } = facts
  return [
    `# ${file.title}`,
    "",
    `Version ${version}. ${file.description.trim()}`,
    "",
    `Made by Waishi ${provenance.version}${provenance.commit === null ? "" : ` (${provenance.commit.slice(0, 12)})`}. Licence: [${file.license.title}](${file.license.url}); see LICENSE-DATA. To cite it: CITATION.cff.`,
    "",
    "## Files",
    "",
    ...tablesOf(facts),
    "",
    "`waishi.sqlite` has all tables with their keys, and the views speakers_by_year, formulations_by_year and attendance_by_person. `datapackage.json`, `croissant.json`, `ro-crate-metadata.json` and `dataset.jsonld` describe the release for Frictionless, MLCommons, RO-Crate and DCAT readers; `manifest.json` says what made it; `notebooks/` show how to use it. Rows stand in the order of their keys.",
    "",
    "```sh",
    loading.shell,
    "```",
    "",
    "```sql",
    "-- DuckDB",
    byYear(file, loading.duckdb),
    "```",
    "",
    "```python",
    loading.python,
    "```",
    "",
    "```r",
    loading.r,
    "```",
    "",
    "```js",
    "// Polars",
    byYear(file, loading.javascript),
    "```",
    "",
    "## What is not here",
    "",
    ...withheldOf(facts),
    "",
    "## Known limits",
    "",
    facts.limits,
    "",
    "## How good it is",
    "",
    "Extraction by vocabularies and rules, measured on annotated documents that no rule was written from, in percent:",
    "",
    ...qualityOf(facts),
    "",
    "Each mention, quotation and attendance row names its rule, with the share of the rule's rows that were right on the documents that rules were written from:",
    "",
    renderRules(rules),
    "",
    "## Changes",
    "",
    changes ?? "The first release.",
    "",
    "## Data dictionary",
    "",
    "Offsets count Unicode code points of the decoded raw file, from 0, the end exclusive.",
    "",
    renderDictionary(tables),
    "",
  ].join("\n")
}

/** LICENSE-DATA: under what the data are, and whose the texts are. */
export const licenseText = ({ file, sources }: Facts): string =>
  [
    `${file.title}`,
    "",
    `The data are published under ${file.license.title} (${file.license.id}): ${file.license.url}`,
    "",
    "The texts from which they were made belong to their publishers. Of documents whose column `rights` says `spans`",
    "this release holds facts, offsets, hashes and short forms; of those that say `closed`, metadata. Sources:",
    "",
    ...sources.map(
      (row) =>
        `- ${String(row["name_en"] ?? row["name_zh"] ?? row["source_id"])}: ${String(row["rights"])}${row["url"] === null || row["url"] === undefined ? "" : ` (${String(row["url"])})`}`,
    ),
    "",
  ].join("\n")
