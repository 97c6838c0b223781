import type { Rule } from "../vocabulary/vocabulary.ts"
import type { Field, Table } from "./table.ts"
import { isRequired } from "./table.ts"

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const typeOf = (field: Field): string => {
  switch (field.type) {
    case "integer":
    case "number":
      return "number"
    case "array":
      return `ReadonlyArray<${field.items ?? "string"}>`
    case "date":
      return "string"
    case "string":
      return field.constraints?.enum?.map((value) => JSON.stringify(value)).join(" | ") ?? "string"
  }
}

const property = (field: Field): string =>
  `  readonly ${field.name}: ${typeOf(field)}${isRequired(field) ? "" : " | null"}`

/** Source of pipeline/core/rows.ts: the type of each table's rows. */
export const renderRows = (tables: ReadonlyArray<Table>): string =>
  [
    "// Generated from schemas/*.yaml by `npm run generate`; edit those.",
    ...tables.map(
      (table) =>
        `\n/** ${table.description.trim()} */\nexport type ${pascal(table.name)}Row = {\n${table.fields.map(property).join("\n")}\n}`,
    ),
    `\n/** All rows, by table. */\nexport type Rows = {\n${tables
      .map((table) => `  readonly ${table.name}: ReadonlyArray<${pascal(table.name)}Row>`)
      .join("\n")}\n}`,
    `\nexport type TableName = keyof Rows\n`,
  ].join("\n")

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ").trim()

const notes = (table: Table, field: Field): string => {
  const reference = table.foreignKeys?.find((key) => key.fields.includes(field.name))?.reference
  return [
    table.primaryKey.includes(field.name) ? "key" : "",
    isRequired(field) ? "" : "may be null",
    reference === undefined ? "" : `→ ${reference.resource}`,
    field.constraints?.enum === undefined ? "" : field.constraints.enum.map((value) => `\`${value}\``).join(", "),
  ]
    .filter((note) => note !== "")
    .join("; ")
}

const typeName = (field: Field): string => (field.type === "array" ? `list of ${field.items}` : field.type)

/** The data dictionary, in Markdown. */
export const renderDictionary = (tables: ReadonlyArray<Table>): string =>
  tables
    .map((table) =>
      [
        `### ${table.name}`,
        "",
        table.description.trim(),
        "",
        "| column | type | meaning | notes |",
        "|---|---|---|---|",
        ...table.fields.map(
          (field) =>
            `| \`${field.name}\` | ${typeName(field)} | ${cell(field.description)} | ${cell(notes(table, field))} |`,
        ),
      ].join("\n"),
    )
    .join("\n\n")

/** The list of rules, in Markdown. */
export const renderRules = (rules: ReadonlyArray<Rule>): string =>
  [
    "| rule | table | what it finds | confidence |",
    "|---|---|---|---|",
    ...rules.map(
      ({ id, table, description, confidence }) => `| \`${id}\` | ${table} | ${cell(description)} | ${confidence} |`,
    ),
  ].join("\n")

/** A text with the part between the two comments that bear a name renewed. */
const renew = (text: string, name: string, content: string): string => {
  const from = text.indexOf(`<!-- ${name}`)
  const open = text.indexOf("-->", from)
  const to = text.indexOf(`<!-- end of ${name} -->`)
  return from < 0 || to < open ? text : `${text.slice(0, open + 3)}\n\n${content}\n\n${text.slice(to)}`
}

/** The README with its generated parts renewed. */
export const renderReadme = (readme: string, tables: ReadonlyArray<Table>, rules: ReadonlyArray<Rule>): string =>
  renew(renew(readme, "data dictionary", renderDictionary(tables)), "rules", renderRules(rules))
