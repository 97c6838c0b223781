import type { Entity } from "./model.ts"

/** An office and who holds it, as a document says. */
export interface Holder {
  readonly office: string
  readonly entity: Entity
  /** Does the title of the document say so? */
  readonly inTitle: boolean
}

/** The person whose office is meant by "the President": the only holder, or the first whom the title names. */
export const holderOf = (words: string, holders: ReadonlyArray<Holder>): Entity | undefined => {
  const office = words.replace(/^the\s/iu, "")
  const meant = holders.filter((holder) => holder.office === office || holder.office.startsWith(`${office} of`))
  const distinct = new Set(meant.map(({ entity }) => entity.id))
  const first = meant[0]
  return distinct.size === 1 || first?.inTitle === true ? first?.entity : undefined
}
