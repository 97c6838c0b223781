import { matchesOf } from "../../core/pattern.ts"
import { overlaps } from "../../core/text.ts"
import type { Paragraph } from "../../normalize/normalize.ts"
import type { Lexicon } from "../lexicon/lexicon.ts"
import type { Mention, Range } from "../model.ts"
import { entityNamed, isWithin, mentionOf } from "../model.ts"

/** "President and CEO of X": of these offices, what they preside over is an organisation. */
const headOf = /(?:(?<!Vice\s)President|CEO|Founder)\sof\s(?:the\s)?(?=\p{Lu})/u

const noBody = /^(?:Inc|LLC|Ltd|LLP|Corp|Co-Owner|Owner)\.?$|^\p{Lu}{2}$/u

/** After these offices stands a place. */
const ofPlace = /(?:^|\s)(?:Mayor|Governor)\s*$/u

const properWords = /^(?:(?:of|for|on|the|and|&|to|in)\s|[\p{Lu}\d][^\s,;]*(?:\s|$))+$/u

/** A place that is only part of the name is in it; anything else that overlaps is in the way. */
const isInWay =
  (range: Range) =>
  (other: Mention): boolean =>
    overlaps(other, range) && !isPartOf(other, range)

/** A place, or the body with which the name begins ("USC Center for …"), is part of the name. */
const isPartOf = (one: Mention, range: Range): boolean =>
  isWithin(one, range) &&
  (one.entity.type === "place" || (one.entity.type === "organization" && one.start === range.start))

/** Some mentions without the bodies with which the names of others begin: Emgage of "Emgage Action". */
export const withoutHeadsOf = (bodies: ReadonlyArray<Range>, found: ReadonlyArray<Mention>): ReadonlyArray<Mention> =>
  found.filter((one) => one.entity.type !== "organization" || !bodies.some((body) => isPartOf(one, body)))

/** The organisations that the office of a list's entry names: what stands between commas without an office. */
export const entryOrganizations = (
  paragraph: Paragraph,
  office: Range,
  found: ReadonlyArray<Mention>,
  isOffice: RegExp,
  { organizationPatterns: { fieldOfOffice } }: Lexicon,
): ReadonlyArray<Mention> => {
  const { text } = paragraph.reading
  return matchesOf(text.slice(office.start, office.end), /[^,;]+/gu).flatMap((part): ReadonlyArray<Mention> => {
    const head = isOffice.test(part[0]) ? headOf.exec(part[0]) : undefined
    if (head === null) return []
    const skipped = head === undefined ? 0 : head.index + head[0].length
    const name = part[0].slice(skipped).replace(/^\s*(?:[Tt]he\s)?/u, "")
    const end = office.start + part.index + part[0].length
    const range = { start: end - name.length, end }
    const isPlace = ofPlace.test(text.slice(office.start, office.start + part.index).replace(/,$/u, ""))
    const isNew =
      !isPlace &&
      properWords.test(name) &&
      !noBody.test(name) &&
      !fieldOfOffice.test(name) &&
      !isOffice.test(name) &&
      !found.some(isInWay(range))
    const entity = entityNamed("organization", name, false)
    return isNew ? [mentionOf(paragraph, range, entity, "entry-organization", "name")] : []
  })
}

/** "the CEO of X": of these offices, whatever X is called. */
const headedBody =
  /(?:CEO|[Cc]hief\s[Ee]xecutive|[Ff]ounder|[Ee]xecutive\s[Dd]irector|[Mm]anaging\s[Dd]irector|[Gg]eneral\s[Mm]anager|[Cc]hair(?:man|woman|person)?|[Mm]anaging\s[Pp]artner|[Cc]hief\s[Ee]conomist|(?<![Vv]ice\s)[Pp]resident(?=\sof\s(?:the\s)?\p{Lu}\S*\s\p{Lu}))\s(?:of|at)\s(?:the\s)?(\p{Lu}[^,;()]*)$/u

/** "Director of the Weather Service": of these, a body whose name ends in the noun of one. */
const directedBody =
  /(?:[Dd]irector(?:[\s-][Gg]eneral)?|[Hh]ead|[Aa]dministrator|[Cc]ommissioner|[Cc]hief|[Cc]ommandant|[Ss]uperintendent)\sof\sthe\s(\p{Lu}[^,;()]*\s(\p{Lu}\p{L}+))$/u

/** Nouns that make a body of what somebody directs, and alone name no body. */
const directedNoun = /^(?:Services?|Office|Board|Force|Guard|Unit|Program|Programme|Project)$/u

/** The body in the office that stands after a person's name, where it is no mention yet: "founder of Sandy Hook Promise". */
export const headedOrganizations = (
  paragraph: Paragraph,
  persons: ReadonlyArray<Mention>,
  found: ReadonlyArray<Mention>,
  { organizationPatterns: { isBodyNoun } }: Lexicon,
): ReadonlyArray<Mention> =>
  persons.flatMap(({ office, end }) => {
    const [, directed, noun = ""] = directedBody.exec(office ?? "") ?? []
    const isBody = isBodyNoun(noun) || directedNoun.test(noun)
    const name = headedBody.exec(office ?? "")?.[1] ?? (isBody ? directed : undefined)
    if (office === null || name === undefined) return []
    const at = paragraph.reading.text.indexOf(office, end)
    const range = { start: at + office.length - name.length, end: at + office.length }
    if (at < 0 || at > end + 20 || !properWords.test(name)) return []
    // "President of Emgage Action" is of more than Emgage; "Director of the Vienna Office" of what has no name.
    const isOther = (one: Mention) =>
      overlaps(one, range) && !(one.entity.type === "organization" && isPartOf(one, range))
    if (found.some(isOther)) return []
    const entity = entityNamed("organization", name, false)
    return [mentionOf(paragraph, range, entity, "entry-organization", "name")]
  })
