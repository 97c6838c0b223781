import { isWordCharacter } from "./characters.ts"

/** A form of the vocabulary found in a text, at a half-open range of UTF-16 indices. */
export interface Found<A> {
  readonly start: number
  readonly end: number
  readonly value: A
}

interface Node<A> {
  readonly next: Map<number, Node<A>>
  entry: { readonly value: A } | undefined
}

const makeNode = <A>(): Node<A> => ({ next: new Map(), entry: undefined })

/** Inside a word that has spaces around it no form begins or ends; between other characters it may. */
const isBoundary = (text: string, index: number): boolean =>
  !isWordCharacter(text.charCodeAt(index - 1)) || !isWordCharacter(text.charCodeAt(index))

/**
 * Many forms compiled into one automaton: from each position the longest form that begins there,
 * in one walk. Cost is linear in the text for forms of bounded length.
 */
export class Trie<A> {
  private readonly root = makeNode<A>()
  /** Code units that begin a form; and, of ASCII, pairs of them. */
  private readonly firsts = new Uint8Array(0x10000)
  private readonly pairs = new Uint8Array(0x4000)

  add(form: string, value: A): void {
    let node = this.root
    const [first, second] = [form.charCodeAt(0), form.charCodeAt(1)]
    this.firsts[first] = 1
    if (first < 128 && second < 128) this.pairs[(first << 7) | second] = 1
    // A form of one letter goes on with anything.
    if (first < 128 && form.length === 1) this.pairs.fill(1, first << 7, (first + 1) << 7)
    for (let index = 0; index < form.length; index++) {
      const code = form.charCodeAt(index)
      let next = node.next.get(code)
      if (next === undefined) {
        next = makeNode()
        node.next.set(code, next)
      }
      node = next
    }
    node.entry ??= { value }
  }

  /** The value of a form. */
  get(form: string): A | undefined {
    let node: Node<A> | undefined = this.root
    for (let index = 0; index < form.length && node !== undefined; index++) node = node.next.get(form.charCodeAt(index))
    return node?.entry?.value
  }

  private mayBegin(first: number, second: number): boolean {
    return first < 128 && second < 128 ? this.pairs[(first << 7) | second] === 1 : this.firsts[first] === 1
  }

  /** The longest form that begins at `start` on a word boundary. */
  at(text: string, start: number): Found<A> | undefined {
    if (!this.mayBegin(text.charCodeAt(start), text.charCodeAt(start + 1)) || !isBoundary(text, start)) return undefined
    let best: Found<A> | undefined
    let node: Node<A> | undefined = this.root
    for (let index = start; index < text.length; index++) {
      node = node.next.get(text.charCodeAt(index))
      if (node === undefined) break
      if (node.entry !== undefined && isBoundary(text, index + 1))
        best = { start, end: index + 1, value: node.entry.value }
    }
    return best
  }

  /** All longest forms, from left to right, none overlapping another. */
  find(text: string): ReadonlyArray<Found<A>> {
    const found: Array<Found<A>> = []
    for (let index = 0; index < text.length; ) {
      const first = text.charCodeAt(index)
      if (this.mayBegin(first, text.charCodeAt(index + 1))) {
        const match = this.at(text, index)
        if (match !== undefined) {
          found.push(match)
          index = match.end
          continue
        }
      }
      index++
      // No form begins inside a word.
      if (isWordCharacter(first)) while (isWordCharacter(text.charCodeAt(index))) index++
    }
    return found
  }
}
