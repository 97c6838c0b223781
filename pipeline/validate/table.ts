import { isIsoDay } from "../core/calendar.ts"
import type { Cell, Field, Row, Table } from "../schema/table.ts"
import { isRequired } from "../schema/table.ts"

/** A rule that a row breaks. */
export interface Violation {
  readonly table: string
  readonly rule: string
  readonly message: string
  readonly row: Row
}

const typeFault = (field: Field, value: Exclude<Cell, null>): string | undefined => {
  switch (field.type) {
    case "integer":
      return Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31
        ? undefined
        : "is not an integer of 32 bits"
    case "number":
      return Number.isFinite(value) ? undefined : "is not a finite number"
    case "array":
      return Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "")
        ? undefined
        : "is not a list of non-empty strings"
    case "date":
      return typeof value === "string" && isIsoDay(value) ? undefined : "is no day of the calendar (YYYY-MM-DD)"
    case "string":
      return typeof value === "string" && value !== "" ? undefined : "is not a non-empty string"
  }
}

interface CompiledField {
  readonly field: Field
  readonly pattern: RegExp | undefined
  readonly allowed: ReadonlySet<string> | undefined
}

const fault = (
  { field, pattern, allowed }: CompiledField,
  value: Cell | undefined,
): readonly [rule: string, message: string] | undefined => {
  const shown = () => `${field.name} ${JSON.stringify(value)?.slice(0, 80)}`
  if (value === undefined) return ["column", `${field.name} is missing`]
  if (value === null) return isRequired(field) ? ["required", `${field.name} is null`] : undefined
  const type = typeFault(field, value)
  if (type !== undefined) return ["type", `${shown()} ${type}`]
  if (allowed !== undefined && !allowed.has(String(value)))
    return ["enum", `${shown()} is none of ${[...allowed].join(", ")}`]
  if (pattern !== undefined && !pattern.test(String(value)))
    return ["pattern", `${shown()} does not match ${pattern.source}`]
  const minimum = field.constraints?.minimum
  if (minimum !== undefined && Number(value) < minimum) return ["minimum", `${shown()} is less than ${minimum}`]
  const maximum = field.constraints?.maximum
  if (maximum !== undefined && Number(value) > maximum) return ["maximum", `${shown()} is more than ${maximum}`]
  return undefined
}

/** Checks rows of one table against its schema, each by itself. */
export const rowChecker = (table: Table): ((row: Row) => ReadonlyArray<Violation>) => {
  const fields = table.fields.map((field): CompiledField => {
    const { pattern, enum: allowed } = field.constraints ?? {}
    return {
      field,
      pattern: pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, "u"),
      allowed: allowed === undefined ? undefined : new Set(allowed),
    }
  })
  const names = new Set(table.fields.map(({ name }) => name))
  return (row) => {
    const violations: Array<Violation> = []
    const add = (rule: string, message: string) => violations.push({ table: table.name, rule, message, row })
    for (const field of fields) {
      const found = fault(field, row[field.field.name])
      if (found !== undefined) add(...found)
    }
    for (const name of Object.keys(row)) if (!names.has(name)) add("column", `${name} is no column of ${table.name}`)
    return violations
  }
}

/** The key of a row, as one string. */
export const keyOf = (row: Row, columns: ReadonlyArray<string>): string =>
  columns.length === 1 ? String(row[columns[0] ?? ""]) : JSON.stringify(columns.map((column) => row[column] ?? null))
