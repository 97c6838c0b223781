import type { Field, Table } from "../../schema/table.ts"
import type { Facts } from "./facts.ts"
import { asJson, mediaTypeOf, namedSources, present } from "./facts.ts"

const fieldOf = ({ name, type, description, example, constraints, unit }: Field) =>
  present({
    name,
    type,
    description: description.trim(),
    example,
    unit,
    constraints,
    ...(type === "array" ? { format: "default" } : {}),
  })

const schemaOf = ({ fields, primaryKey, foreignKeys }: Table) =>
  present({ fields: fields.map(fieldOf), primaryKey, foreignKeys, missingValues: [""] })

/** datapackage.json: Data Package v2 (https://datapackage.org), the tables as CSV with their schemas. */
export const dataPackage = (facts: Facts): string => {
  const { file, version, tables, files } = facts
  const resources = tables.map((table) => {
    const path = `csv/${table.name}.csv`
    const found = files.find((one) => one.path === path)
    return {
      name: table.name,
      type: "table",
      title: table.title,
      description: table.description.trim(),
      path,
      format: "csv",
      mediatype: mediaTypeOf(path),
      encoding: "utf-8",
      bytes: found?.bytes ?? 0,
      hash: `sha256:${found?.sha256 ?? ""}`,
      dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
      schema: schemaOf(table),
    }
  })
  return asJson(
    present({
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: file.name,
      title: file.title,
      description: file.description.trim(),
      version,
      homepage: file.homepage,
      keywords: file.keywords,
      contributors: file.creators.map(({ name, given_names, family_names, affiliation }) =>
        present({
          title: name,
          givenName: given_names,
          familyName: family_names,
          organization: affiliation,
          roles: ["creator"],
        }),
      ),
      licenses: [{ name: file.license.id, title: file.license.title, path: file.license.url }],
      sources: namedSources(facts),
      resources,
    }),
  )
}
