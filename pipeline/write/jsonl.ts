import type { Row, Table } from "../schema/table.ts"

/** Rows as JSON Lines, the columns in the schema's order. */
export const jsonlRows = (table: Table, rows: ReadonlyArray<Row>): string =>
  rows
    .map((row) => `${JSON.stringify(Object.fromEntries(table.fields.map(({ name }) => [name, row[name] ?? null])))}\n`)
    .join("")
