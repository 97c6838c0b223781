import { stringify } from "yaml"
import type { Facts } from "./facts.ts"
import { present } from "./facts.ts"

/** CITATION.cff: Citation File Format 1.2.0 (https://citation-file-format.github.io). */
export const citation = ({ file, version }: Facts): string =>
  stringify(
    present({
      "cff-version": "1.2.0",
      message: "If you use this dataset, please cite it as below.",
      type: "dataset",
      title: file.title,
      abstract: file.description.trim(),
      authors: file.creators.map(({ name, given_names, family_names, orcid, affiliation }) =>
        given_names === undefined || family_names === undefined
          ? { name }
          : present({
              "given-names": given_names,
              "family-names": family_names,
              orcid: orcid === undefined ? undefined : `https://orcid.org/${orcid}`,
              affiliation,
            }),
      ),
      version,
      license: file.license.id,
      keywords: file.keywords,
      doi: file.doi,
      url: file.homepage,
    }),
    { lineWidth: 0 },
  )
