import { matchesOf, regExp } from "../../core/pattern.ts"
import type { Vocabularies } from "../../vocabulary/vocabulary.ts"
import type { Entity } from "../model.ts"
import { entityNamed } from "../model.ts"
import { entityOf } from "./entities.ts"

/** Adjectives of states and peoples. */
export const nationalitiesOf = ({ offices, places }: Vocabularies): ReadonlyArray<string> => [
  ...offices.en.nationalities,
  ...places.flatMap(({ adjectives = [] }) => adjectives),
]

/** The states of America, by their names in English, also those that they share with another place: Georgia. */
export const statesOf = ({ places, placePatterns: { states } }: Vocabularies): ReadonlyArray<string> => {
  const ids = new Set(Object.values(states))
  const isState = (id: string): boolean => ids.has(id) && id !== "washington"
  return places.flatMap(({ id, en = [], senses = [] }) =>
    isState(id) || senses.some((sense) => isState(sense.id)) ? en : [],
  )
}

/** States whose bodies the vocabulary knows by the bare name: "Ministry of Commerce", "Department of State". */
const atHome = new Set(["china", "united-states"])

/** What a state calls itself before its name: "Democratic Republic of", "Hashemite Kingdom of". */
const form =
  /^(?:(?:People[’']s|Democratic|Socialist|Islamic|Federal|Federative|Hashemite|United|Arab|Bolivarian|Co-operative|Cooperative)\s)*(?:Republic|Kingdom|State|Commonwealth|Union|Sultanate|Principality)\sof\s(?:the\s)?/u

/** Names of states that have an article. */
const article =
  /^(?:United|Netherlands|Philippines|Maldives|Bahamas|Gambia|Comoros|Seychelles|Central|Soviet|(?:.+\s)?(?:Republic|Islands)(?!\p{L}))/u

/** "Foreign Ministry" and "Defence Ministry" as their states write them. */
const inFull = (body: string): string =>
  body
    .replace(/^Foreign Ministry$/u, "Ministry of Foreign Affairs")
    .replace(/^(.+) Ministry$/u, "Ministry of $1")
    .replace(/\bDefence\b/u, "Defense")
    .replace(/\bLabour\b/u, "Labor")
    .replace(/\s(?:and|&)\s/gu, " and ")

/**
 * One entity for a body of another state, whichever way its name in English is built: "Zambian Ministry of Commerce",
 * "ROK Defence Ministry", "Ministry of Commerce of the Republic of Zambia". An entry of the vocabulary by any of these
 * names is that entity. None for the bodies of China and the United States.
 */
export const stateBodiesOf = ({
  places,
  organizations,
  organizationPatterns: { of_state, of_several },
}: Vocabularies): ((name: string) => Entity | undefined) => {
  const states = new Map(
    places.flatMap(({ id, country, en = [], adjectives = [] }) =>
      country === true && !atHome.has(id) ? [...en, ...adjectives].map((one) => [one, en[0] ?? one] as const) : [],
    ),
  )
  const body = regExp(
    `^(?:(?:${[...of_state, ...of_several].join("|")})(?![\\p{L}])|(?:\\p{Lu}\\p{L}+\\s){1,3}Ministry$)`,
    "u",
  )
  const named = (name: string): string | undefined => {
    for (const { 0: joint, index } of matchesOf(name, /[’']s?\s|\s(?:of\s(?:the\s)?)?/gu)) {
      const [first, rest] = [name.slice(0, index), name.slice(index + joint.length)]
      const [state, owned] = joint.includes("of")
        ? [states.get(rest) ?? states.get(rest.replace(form, "")), first]
        : [states.get(first), rest]
      if (state !== undefined && body.test(owned))
        return `${inFull(owned)} of ${article.test(state) ? "the " : ""}${state}`
    }
    return undefined
  }
  const known = new Map(
    organizations.flatMap((organization) =>
      (organization.en ?? []).flatMap((name) => {
        const whole = named(name)
        return whole === undefined ? [] : [[whole, entityOf("organization", organization)] as const]
      }),
    ),
  )
  return (name) => {
    const whole = named(name)
    return whole === undefined ? undefined : (known.get(whole) ?? entityNamed("organization", whole, false))
  }
}
