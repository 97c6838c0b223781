import type { Entity } from "./model.ts"

/** An office and who holds it, as a document says. */
export interface Holder {
  readonly office: string
  readonly entity: Entity
  /** Does the title of the document say so? */
  readonly inTitle: boolean
}

/** Is an office meant by its last words: "NATO Secretary General" by "the Secretary General"? No vice president is a president. */
const endsIn = (office: string, words: string): boolean => {
  const before = office.slice(0, -words.length)
  return (
    office.endsWith(` ${words}`) &&
    !/(?:vice|deputy|assistant|associate|under|prime|elect|honorary)[\s-]$|\s(?:of|for|to|the|and|in|at)\s/iu.test(
      before,
    )
  )
}

/** The person whose office is meant by "the President": the only holder, or the first whom the title names. */
export const holderOf = (words: string, holders: ReadonlyArray<Holder>): Entity | undefined => {
  const office = words.replace(/^the\s/iu, "")
  const begins = [`${office} of `, `${office} for `]
  const exact = holders.filter(
    (holder) => holder.office === office || begins.some((one) => holder.office.startsWith(one)),
  )
  const meant = exact.length > 0 ? exact : holders.filter((holder) => endsIn(holder.office, office))
  const distinct = new Set(meant.map(({ entity }) => entity.id))
  const first = meant[0]
  return distinct.size === 1 || first?.inTitle === true ? first?.entity : undefined
}
