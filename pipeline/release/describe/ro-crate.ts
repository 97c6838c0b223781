import type { Facts } from "./facts.ts"
import { asJson, mediaTypeOf, present } from "./facts.ts"

/** The files that tell of the release, which are made together with this one. */
const about: Readonly<Record<string, string>> = {
  "README.md": "What the release holds, how good it is, what is new, and the data dictionary",
  "LICENSE-DATA": "Under what the data are, and whose the texts are",
  "CITATION.cff": "How to cite the release (Citation File Format)",
  "datapackage.json": "The tables as a Data Package",
  "croissant.json": "The tables as MLCommons Croissant",
  "dataset.jsonld": "The release for catalogues, DCAT and schema.org",
  SHA256SUMS: "SHA-256 of every file but itself",
}

/** ro-crate-metadata.json: RO-Crate 1.2 (https://w3id.org/ro/crate/1.2), every file of the release described. */
export const roCrate = ({ file, version, month, files, rows, provenance }: Facts): string => {
  const creators = file.creators.map(({ name, given_names, family_names, orcid, affiliation }, index) =>
    present({
      "@id": orcid === undefined ? `#creator-${index + 1}` : `https://orcid.org/${orcid}`,
      "@type": given_names === undefined ? "Organization" : "Person",
      name,
      givenName: given_names,
      familyName: family_names,
      affiliation,
    }),
  )
  const describe = (path: string): string => {
    const [format, name = ""] = path.split("/")
    const table = name.replace(/\.\w+$/u, "")
    return rows.has(table) ? `The table ${table} as ${format}: ${rows.get(table)} rows` : path
  }
  return asJson({
    "@context": "https://w3id.org/ro/crate/1.2/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        about: { "@id": "./" },
        conformsTo: { "@id": "https://w3id.org/ro/crate/1.2" },
      },
      present({
        "@id": "./",
        "@type": "Dataset",
        name: file.title,
        description: file.description.trim(),
        version,
        datePublished: month,
        license: { "@id": file.license.url },
        keywords: file.keywords,
        identifier: file.doi === undefined ? undefined : `https://doi.org/${file.doi}`,
        url: file.homepage,
        creator: creators.map((creator) => ({ "@id": creator["@id"] })),
        mentions: { "@id": "#waishi" },
        hasPart: [...files.map(({ path }) => path), ...Object.keys(about)].map((path) => ({ "@id": path })),
      }),
      { "@id": file.license.url, "@type": "CreativeWork", name: file.license.title, url: file.license.url },
      ...creators,
      {
        "@id": "#waishi",
        "@type": "SoftwareApplication",
        name: "Waishi",
        version: provenance.version,
        ...(provenance.commit === null ? {} : { identifier: provenance.commit }),
      },
      ...files.map(({ path, bytes, sha256 }) => ({
        "@id": path,
        "@type": "File",
        name: path,
        description: describe(path),
        encodingFormat: mediaTypeOf(path),
        contentSize: String(bytes),
        sha256,
      })),
      ...Object.entries(about).map(([path, description]) => ({
        "@id": path,
        "@type": "File",
        name: path,
        description,
        encodingFormat: mediaTypeOf(path),
      })),
    ],
  })
}
