import type { Paragraph } from "../normalize/normalize.ts"

/** A line that says whose words a report is: "The below is attributable to Spokesperson …:". */
const attribution = /\battribut(?:able|ed) to\b/u

/** The paragraph with which the report itself opens: no line of the headline deck, of metadata or of attribution. */
export const openingOf = (paragraphs: ReadonlyArray<Paragraph>): Paragraph | undefined =>
  paragraphs.find(
    ({ role, language, reading: { text } }) =>
      role === "body" &&
      (language === "zh" || (language === "en" && /[.:!?”"]\W*$/u.test(text))) &&
      !attribution.test(text),
  )
