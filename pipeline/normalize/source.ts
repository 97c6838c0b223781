import type { Source } from "../vocabulary/vocabulary.ts"

const key = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .replace(/^the/, "")

/** Finds a source of the vocabulary by a name or an address. */
export interface SourceIndex {
  readonly byName: (name: string) => Source | undefined
  readonly byUrl: (url: string) => Source | undefined
}

const hostPattern = /(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})/i

export const indexSources = (sources: ReadonlyArray<Source>): SourceIndex => {
  const names = new Map<string, Source>()
  const domains = new Map<string, Source>()
  for (const source of sources) {
    for (const name of [source.name_en, source.name_zh, ...(source.names ?? [])]) {
      if (name !== undefined) names.set(key(name), source)
    }
    for (const domain of source.domains ?? []) domains.set(domain, source)
  }
  const byUrl = (url: string): Source | undefined => {
    const labels = hostPattern.exec(url)?.[1]?.toLowerCase().split(".") ?? []
    for (let from = 0; from < labels.length - 1; from++) {
      const source = domains.get(labels.slice(from).join("."))
      if (source !== undefined) return source
    }
    return undefined
  }
  const byName = (name: string): Source | undefined =>
    names.get(key(name)) ?? names.get(key(name.split(/[|｜;；（(]|\s{2,}/)[0] ?? "")) ?? byUrl(name)
  return { byName, byUrl }
}
