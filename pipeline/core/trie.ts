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

interface Node<A> {
  readonly next: Map<number, Node<A>>
  value: { readonly of: A } | undefined
}

const makeNode = <A>(): Node<A> => ({ next: new Map(), value: undefined })

/**
 * Nodes as tables, numbered breadth first from 1, the root: the children of one have consecutive numbers and stand in
 * the order of their code units, so that a step reads a few neighbours instead of a map.
 */
interface Compiled<A> {
  /** The child of the root by code unit; 0 where no form begins with it. */
  readonly firsts: Uint32Array
  /** The code unit that leads to a node. */
  readonly codes: Uint16Array
  /** The first child of each node; the last is that before the first of the next node. */
  readonly children: Uint32Array
  readonly values: ReadonlyArray<{ readonly of: A } | undefined>
}

const compile = <A>(root: Node<A>): Compiled<A> => {
  const nodes = [root]
  const codes = [0, 0]
  const children = [0]
  for (const node of nodes) {
    children.push(nodes.length + 1)
    for (const [code, next] of [...node.next].toSorted(([a], [b]) => a - b)) {
      nodes.push(next)
      codes.push(code)
    }
  }
  children.push(nodes.length + 1)
  const firsts = new Uint32Array(0x10000)
  codes.slice(2, 2 + root.next.size).forEach((code, index) => {
    firsts[code] = 2 + index
  })
  return {
    firsts,
    codes: Uint16Array.from(codes),
    children: Uint32Array.from(children),
    values: [undefined, ...nodes.map(({ value }) => value)],
  }
}

/**
 * Many forms compiled into one automaton: from each position the longest form that begins there,
 * in one walk. Cost is linear in the text for forms of bounded length.
 */
export class Trie<A> {
  private readonly root = makeNode<A>()
  private compiled: Compiled<A> | undefined

  add(form: string, value: A): void {
    let node = this.root
    for (let index = 0; index < form.length; index++) {
      const code = form.charCodeAt(index)
      const next = node.next.get(code) ?? makeNode()
      node.next.set(code, next)
      node = next
    }
    node.value ??= { of: value }
    this.compiled = undefined
  }

  /** The value of a form. */
  get(form: string): A | undefined {
    let node: Node<A> | undefined = this.root
    for (let index = 0; index < form.length && node !== undefined; index++) node = node.next.get(form.charCodeAt(index))
    return node?.value?.of
  }

  /** The longest form that begins at `start` on a word boundary. */
  at(text: string, start: number): Found<A> | undefined {
    this.compiled ??= compile(this.root)
    const { firsts, codes, children, values } = this.compiled
    let node = firsts[text.charCodeAt(start)] ?? 0
    if (node === 0 || !isBoundary(text, start)) return undefined
    let best: Found<A> | undefined
    for (let index = start + 1; ; index++) {
      const value = values[node]
      if (value !== undefined && isBoundary(text, index)) best = { start, end: index, value: value.of }
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

  /** All longest forms, from left to right, none overlapping another. */
  find(text: string): ReadonlyArray<Found<A>> {
    const found: Array<Found<A>> = []
    for (let index = 0; index < text.length; ) {
      const match = this.at(text, index)
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
