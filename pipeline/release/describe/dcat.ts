import type { Facts } from "./facts.ts"
import { asJson, mediaTypeOf, present } from "./facts.ts"

/** dataset.jsonld: the release for catalogues, as DCAT 3 and as schema.org at once. */
export const dcat = ({ file, version, month, files }: Facts): string => {
  const tables = files.filter(({ path }) => /^(?:csv|jsonl|arrow|parquet)\/|\.sqlite$/u.test(path))
  return asJson(
    present({
      "@context": {
        schema: "https://schema.org/",
        dcat: "http://www.w3.org/ns/dcat#",
        dct: "http://purl.org/dc/terms/",
        spdx: "http://spdx.org/rdf/terms#",
      },
      "@type": ["dcat:Dataset", "schema:Dataset"],
      "dct:title": file.title,
      "dct:description": file.description.trim(),
      "dct:license": { "@id": file.license.url },
      "dct:issued": month,
      "dcat:version": version,
      "dcat:keyword": file.keywords,
      "dct:creator": file.creators.map(({ name }) => ({ "schema:name": name })),
      "dct:identifier": file.doi,
      "schema:name": file.title,
      "schema:description": file.description.trim(),
      "schema:license": file.license.url,
      "schema:datePublished": month,
      "schema:version": version,
      "schema:keywords": file.keywords,
      "schema:creator": file.creators.map(({ name, given_names }) => ({
        "@type": given_names === undefined ? "schema:Organization" : "schema:Person",
        "schema:name": name,
      })),
      "dcat:distribution": tables.map(({ path, bytes, sha256 }) => ({
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": path,
        "dcat:downloadURL": { "@id": path },
        "dcat:mediaType": mediaTypeOf(path),
        "dcat:byteSize": bytes,
        "spdx:checksum": { "spdx:algorithm": "sha256", "spdx:checksumValue": sha256 },
        "schema:contentUrl": path,
        "schema:encodingFormat": mediaTypeOf(path),
      })),
    }),
  )
}
