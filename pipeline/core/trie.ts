import { isWordCharacter } from "./characters.ts"

/** A form of the vocabulary found in a text, at a half-open range of UTF-16 indices. */
export interface Found<A> {
  readonly start: number
  readonly end: number
  readonly value: A
}

/** Inside a word that has spaces around it no form begins or ends; between other characters it may. */
const isBoundary = (text: string, index: number): boolean =>
  !isWordCharacter(text.charCodeAt(index - 1)) || !isWordCharacter(text.charCodeAt(index))

/** A value, that it may be undefined. */
interface Entry<A> {
  readonly value: A
}

/**
 * Nodes as tables, numbered breadth first from 1, the root: the children of one have consecutive numbers and stand in
 * the order of their code units, so that a step reads a few neighbours.
 */
interface Tables<A> {
  /** The child of the root by code unit; 0 where no form begins with it. */
  readonly firsts: Uint32Array
  /** The code unit that leads to a node. */
  readonly codes: Uint16Array
  /** The first child of each node; the last is that before the first of the next node. */
  readonly children: Uint32Array
  readonly entries: ReadonlyArray<Entry<A> | undefined>
}

const tablesOf = <A>(entries: ReadonlyMap<string, Entry<A>>): Tables<A> => {
  // In the order of their UTF-16 code units, so that forms that begin alike stand together, the shortest first.
  const forms = [...entries.keys()].toSorted()
  const nodes = [{ from: 0, to: forms.length, depth: 0 }]
  const codes = [0, 0]
  const children = [0]
  const found: Array<Entry<A> | undefined> = [undefined]
  for (const { from, to, depth } of nodes) {
    children.push(nodes.length + 1)
    const first = forms[from] ?? ""
    const entry = first.length === depth ? entries.get(first) : undefined
    found.push(entry)
    for (let index = entry === undefined ? from : from + 1; index < to; ) {
      const start = index
      const code = forms[start]?.charCodeAt(depth) ?? 0
      while (index < to && forms[index]?.charCodeAt(depth) === code) index++
      nodes.push({ from: start, to: index, depth: depth + 1 })
      codes.push(code)
    }
  }
  children.push(nodes.length + 1)
  const firsts = new Uint32Array(0x10000)
  for (let node = children[1] ?? 0; node < (children[2] ?? 0); node++) firsts[codes[node] ?? 0] = node
  return { firsts, codes: Uint16Array.from(codes), children: Uint32Array.from(children), entries: found }
}

/**
 * Many forms compiled into one automaton: from each position the longest form that begins there,
 * in one walk. Cost is linear in the text for forms of bounded length.
 */
export class Trie<A> {
  private readonly entries = new Map<string, Entry<A>>()
  private tables: Tables<A> | undefined

  /** Adds a form, unless it is known. */
  add(form: string, value: A): void {
    if (this.entries.has(form)) return
    this.entries.set(form, { value })
    this.tables = undefined
  }

  /** The value of a form. */
  get(form: string): A | undefined {
    return this.entries.get(form)?.value
  }

  /** The longest form that begins at `start` on a word boundary. */
  at(text: string, start: number): Found<A> | undefined {
    this.tables ??= tablesOf(this.entries)
    const { firsts, codes, children, entries } = this.tables
    let node = firsts[text.charCodeAt(start)] ?? 0
    if (node === 0 || !isBoundary(text, start)) return undefined
    let best: Found<A> | undefined
    for (let index = start + 1; ; index++) {
      const entry = entries[node]
      if (entry !== undefined && isBoundary(text, index)) best = { start, end: index, value: entry.value }
      if (index >= text.length) return best
      const code = text.charCodeAt(index)
      let low = children[node] ?? 0
      let high = children[node + 1] ?? 0
      // The children from `low` on have code units of at least `code`.
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((codes[middle] ?? 0) < code) low = middle + 1
        else high = middle
      }
      if (low === children[node + 1] || codes[low] !== code) return best
      node = low
    }
  }

  /** The longest form at `start`; after an article the one that goes on further: the Guardian Council, no newspaper. */
  private longest(text: string, start: number): Found<A> | undefined {
    const found = this.at(text, start)
    if (found === undefined || !text.startsWith("The ", start)) return found
    const bare = this.at(text, start + 4)
    return bare !== undefined && bare.end > found.end ? bare : found
  }

  /** All longest forms, from left to right, none overlapping another. */
  find(text: string): ReadonlyArray<Found<A>> {
    const found: Array<Found<A>> = []
    for (let index = 0; index < text.length; ) {
      const match = this.longest(text, index)
      if (match !== undefined) {
        found.push(match)
        index = match.end
        continue
      }
      // No form begins inside a word.
      if (isWordCharacter(text.charCodeAt(index++))) while (isWordCharacter(text.charCodeAt(index))) index++
    }
    return found
  }
}
