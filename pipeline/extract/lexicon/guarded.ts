import { regExp, without } from "../../core/pattern.ts"
import { alternation } from "../model.ts"

/** A pattern, and a cheap test that a text must pass to have a match of it. */
export interface Guarded {
  readonly pattern: RegExp
  readonly guard: RegExp
  /** The words of which `guard` wants one; none where it lets everything pass. */
  readonly words: ReadonlySet<string>
}

/**
 * The words of a pattern that stand in it letter by letter, those with hyphens as wholes: a match, or else what stands
 * around it, has one of them at least.
 */
export const wordsIn = (pattern: string): ReadonlyArray<string> => {
  const words = (isAround: RegExp) =>
    without(pattern, isAround)
      .replace(/\\p\{[^}]*\}/gu, "\\p")
      .replace(/(?<!\\)\[[^\]]*\]/gu, ".")
      .match(/(?<![\\\p{L}])\p{Lu}\p{L}{2,}(?:-\p{Lu}\p{L}+)*|(?<!\{[^}]*)\p{Script=Han}+/gu) ?? []
  const own = words(/^\(\?<?[=!]/u)
  return own.length > 0 ? own : words(/^\(\?<?!/u)
}

/** A pattern with its guard. */
export const withGuard = (pattern: RegExp): Guarded => {
  const words = new Set(wordsIn(pattern.source))
  const guard = words.size === 0 ? /(?:)/u : regExp(alternation([...words]), "u")
  return { pattern, guard, words }
}
