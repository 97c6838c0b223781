/// <reference lib="dom" />
import type { DocumentPage, EntityPage, Hit, Meta, Network } from "../shapes.ts"
import { searchShard } from "../shapes.ts"

const cache = new Map<string, ReturnType<Response["json"]>>()

/** A file of data/, fetched once; undefined where there is none. */
const load = <A>(name: string): Promise<A | undefined> => {
  const known = cache.get(name) ?? fetch(`data/${name}`).then((response) => (response.ok ? response.json() : undefined))
  cache.set(name, known)
  return known
}

/** A file that every site has. */
const required = <A>(name: string): Promise<A> =>
  load<A>(name).then((found) => found ?? Promise.reject(new Error(`data/${name} is missing`)))

export const meta = (): Promise<Meta> => required("meta.json")
export const network = (): Promise<Network> => required("network.json")

const encoder = new TextEncoder()
/** Order of ids by their bytes in UTF-8, as the shards have them. */
const compare = (a: string, b: string): number => {
  const [left, right] = [encoder.encode(a), encoder.encode(b)]
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** The shard that has an id: the last whose first id is not after it. */
const shardOf = (firsts: ReadonlyArray<string>, id: string): number => {
  let [low, high] = [0, firsts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (compare(firsts[middle] ?? "", id) <= 0) low = middle
    else high = middle - 1
  }
  return low
}

const inShard = async <A extends { readonly id: string }>(
  kind: "documents" | "entities",
  id: string,
): Promise<A | undefined> => {
  const { shards } = await meta()
  const shard = await load<ReadonlyArray<A>>(`${kind}/${shardOf(shards[kind], id)}.json`)
  return shard?.find((one) => one.id === id)
}

export const documentPage = (id: string): Promise<DocumentPage | undefined> => inShard("documents", id)
export const entityPage = (id: string): Promise<EntityPage | undefined> => inShard("entities", id)
export const documentShard = (shard: number): Promise<ReadonlyArray<DocumentPage> | undefined> =>
  load(`documents/${shard}.json`)
export const tableShard = (table: string, shard: number): Promise<ReadonlyArray<ReadonlyArray<unknown>> | undefined> =>
  load(`tables/${table}/${shard}.json`)

/** Letters without accents and case, for comparing. */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Entities with all the words of a query in their names, the most mentioned first. */
export const search = async (query: string): Promise<ReadonlyArray<Hit>> => {
  const words = query
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "")
  const [first = ""] = words
  if (first === "" || (first.length < 2 && !/\p{Script=Han}/u.test(first))) return []
  const hits = (await load<ReadonlyArray<Hit>>(`search/${searchShard(first)}.json`)) ?? []
  return hits.filter(([, names]) => words.every((word) => plain(names).includes(plain(word)))).slice(0, 12)
}
