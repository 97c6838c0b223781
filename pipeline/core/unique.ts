/** The items, in their order, without those whose key an item before them has. */
export const uniqueBy = <A>(items: ReadonlyArray<A>, key: (item: A) => string): ReadonlyArray<A> => {
  const first = new Map<string, A>()
  for (const item of items) {
    const own = key(item)
    if (!first.has(own)) first.set(own, item)
  }
  return [...first.values()]
}
