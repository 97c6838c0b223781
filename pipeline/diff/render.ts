import type { Cell } from "../schema/table.ts"
import type { Diff, RowChange, Step, TableChange } from "./diff.ts"

const isChanged = (one: TableChange): boolean =>
  one.added + one.removed + one.changed > 0 ||
  one.columnsAdded.length + one.columnsRemoved.length > 0 ||
  one.schema !== null

/** What a step means for who reads the data. */
export const stepMeaning: Readonly<Record<Step, string>> = {
  none: "nothing is other",
  data: "other data in the same columns: a new number of the month is enough",
  "new column": "a new column or table: what reads the data goes on working; say so in the changelog",
  "broken column": "a column or table is gone or means something else: what reads the data may break; say so first",
}

export const cellText = (cell: Cell): string => {
  const text = cell === null ? "null" : typeof cell === "object" ? JSON.stringify(cell) : String(cell)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

const schemaNote = ({ schema, columnsAdded, columnsRemoved }: TableChange): string =>
  [
    schema === null ? "" : `schema ${schema.old} → ${schema.new}`,
    columnsAdded.length === 0 ? "" : `new: ${columnsAdded.join(", ")}`,
    columnsRemoved.length === 0 ? "" : `gone: ${columnsRemoved.join(", ")}`,
  ]
    .filter((note) => note !== "")
    .join("; ")

/** The counts of the tables that changed, a line each: name, rows before and after, added, removed, changed, notes. */
export const tableLines = ({ tables }: Diff): ReadonlyArray<ReadonlyArray<string>> =>
  tables
    .filter(isChanged)
    .map((one) => [
      one.table,
      String(one.before),
      String(one.after),
      `+${one.added}`,
      `-${one.removed}`,
      `~${one.changed}`,
      schemaNote(one),
    ])

export const tableHead = ["table", "before", "after", "added", "removed", "changed", "schema"]

/** A changed row in words. */
export const rowLine = ({ kind, table, key, path, cause, columns }: RowChange): string => {
  const sign = kind === "added" ? "+" : kind === "removed" ? "-" : "~"
  const cells = columns.map(({ name, old, new: now }) => `${name}: ${cellText(old)} → ${cellText(now)}`).join("; ")
  return `${sign} ${table} ${key}${path === null ? "" : ` (${path})`} [${cause}]${cells === "" ? "" : ` ${cells}`}`
}

/** The differences for a changelog, in Markdown. */
export const renderMarkdown = (diff: Diff): string => {
  const lines = tableLines(diff)
  if (lines.length === 0 && diff.tablesAdded.length + diff.tablesRemoved.length === 0) return "Nothing has changed.\n"
  const inputs = diff.inputs.map(({ path, cause }) => `- \`${path}\`: ${cause}`)
  return [
    `| ${tableHead.join(" | ")} |`,
    `|${tableHead.map(() => "---").join("|")}|`,
    ...lines.map((line) => `| ${line.join(" | ")} |`),
    "",
    ...diff.tablesAdded.map((name) => `- New table: ${name}`),
    ...diff.tablesRemoved.map((name) => `- Table that is gone: ${name}`),
    ...inputs.slice(0, 50),
    ...(inputs.length > 50 ? [`- … and ${inputs.length - 50} more files`] : []),
    "",
    `Step: ${diff.step} (${stepMeaning[diff.step]}).`,
    "",
  ].join("\n")
}
