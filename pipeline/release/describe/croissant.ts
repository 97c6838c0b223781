import type { Field, Table } from "../../schema/table.ts"
import type { Facts } from "./facts.ts"
import { asJson, mediaTypeOf, present } from "./facts.ts"

/** Terms of the Croissant format, as its specification gives them (https://docs.mlcommons.org/croissant). */
const context = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform",
}

const dataTypes: Readonly<Record<Field["type"], string>> = {
  string: "sc:Text",
  integer: "sc:Integer",
  number: "sc:Float",
  date: "sc:Date",
  array: "sc:Text",
}

const recordSet = (table: Table) => {
  const file = `csv/${table.name}.csv`
  const referenced = new Map(
    (table.foreignKeys ?? []).flatMap(({ fields, reference }) =>
      fields.map((name, index) => [name, `${reference.resource}/${reference.fields[index] ?? ""}`] as const),
    ),
  )
  return {
    "@type": "cr:RecordSet",
    "@id": table.name,
    name: table.name,
    description: table.description.trim(),
    key: table.primaryKey.map((name) => ({ "@id": `${table.name}/${name}` })),
    field: table.fields.map((field) =>
      present({
        "@type": "cr:Field",
        "@id": `${table.name}/${field.name}`,
        name: field.name,
        description: `${field.description.trim()}${field.type === "array" ? " A list, as JSON." : ""}`,
        dataType: dataTypes[field.type],
        source: { fileObject: { "@id": file }, extract: { column: field.name } },
        references: referenced.has(field.name) ? { field: { "@id": referenced.get(field.name) } } : undefined,
      }),
    ),
  }
}

/** croissant.json: MLCommons Croissant 1.0, a record set for each table over its CSV file. */
export const croissant = ({ file, version, month, tables, files }: Facts): string =>
  asJson(
    present({
      "@context": context,
      "@type": "sc:Dataset",
      name: file.name,
      alternateName: file.title,
      description: file.description.trim(),
      conformsTo: "http://mlcommons.org/croissant/1.0",
      version,
      datePublished: month,
      license: file.license.url,
      url: file.homepage,
      keywords: file.keywords,
      creator: file.creators.map(({ name, given_names }) => ({
        "@type": given_names === undefined ? "sc:Organization" : "sc:Person",
        name,
      })),
      citeAs: file.doi === undefined ? undefined : `https://doi.org/${file.doi}`,
      isLiveDataset: false,
      distribution: files
        .filter(({ path }) => /^(?:csv|jsonl|arrow|parquet)\//u.test(path))
        .map(({ path, bytes, sha256 }) => ({
          "@type": "cr:FileObject",
          "@id": path,
          name: path,
          contentUrl: path,
          contentSize: `${bytes} B`,
          encodingFormat: mediaTypeOf(path),
          sha256,
        })),
      recordSet: tables.map(recordSet),
    }),
  )
