import { readFileSync, writeFileSync } from "node:fs"
import type { Count } from "./score.ts"

const rulesUrl = new URL("../../pipeline/vocabulary/rules.yaml", import.meta.url)

/**
 * The confidence of a rule from its rows on the development half: Laplace's rule of succession,
 * (right + 1) / (found + 2), so that few rows never give certainty. Two decimals.
 */
export const confidenceOf = ({ right, found }: Count): number => Math.round((100 * (right + 1)) / (found + 2)) / 100

/** Writes the confidences into rules.yaml, whose other words stay; a rule without rows keeps its own. */
export const calibrate = (rules: ReadonlyMap<string, Count>): void => {
  const text = readFileSync(rulesUrl, "utf8")
  const line = /^(- \{ id: ([\w-]+), .*?confidence: )[\d.]+/gm
  const calibrated = text.replace(line, (whole, before: string, rule: string) => {
    const count = rules.get(rule)
    return count === undefined ? whole : `${before}${confidenceOf(count)}`
  })
  writeFileSync(rulesUrl, calibrated)
}
