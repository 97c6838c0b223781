import { stringify } from "csv-stringify/sync"
import type { Cell, Row, Table } from "../schema/table.ts"

const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell)

const records = (cells: ReadonlyArray<ReadonlyArray<string>>): string =>
  // RFC 4180; a lone carriage return needs quotes too, or readers take it for the end of a record.
  stringify(
    cells.map((record) => [...record]),
    { record_delimiter: "windows", quoted_match: /[\r\n]/ },
  )

/** The header of a table as a CSV record. */
export const csvHeader = (table: Table): string => records([table.fields.map(({ name }) => name)])

/** Rows as CSV records: null is the empty field, a list is JSON. */
export const csvRows = (table: Table, rows: ReadonlyArray<Row>): string =>
  records(rows.map((row) => table.fields.map(({ name }) => cellText(row[name]))))
