/** Turns drafts (YAML files of a folder given as argument) into gold files: `npm run annotate -- DRAFTS`. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { basename, dirname } from "node:path"
import { Effect, Result } from "effect"
import { processFile, readKnowledge } from "../../pipeline/build.ts"
import { parseYaml } from "../../pipeline/core/yaml.ts"
import { realCorpus, realCorpusMore, shippedCorpus, TestLayer } from "../support.ts"
import { Draft, draftToGold, renderGold } from "./draft.ts"

const folders = { shipped: shippedCorpus, real: realCorpus, "real-more": realCorpusMore }

const annotate = Effect.gen(function* () {
  const process = processFile(yield* readKnowledge)
  const [, , drafts = "."] = globalThis.process.argv
  for (const name of readdirSync(drafts).filter((file) => file.endsWith(".yaml"))) {
    const draft = Result.getOrThrow(parseYaml(name, readFileSync(`${drafts}/${name}`, "utf8"), Draft))
    const folder = folders[draft.corpus]
    if (folder === undefined) continue
    const { part = 1 } = draft
    const found = process(draft.path, readFileSync(`${folder}/${draft.path}`)).documents.find(
      ({ document }) => document.row.part === part,
    )
    if (found === undefined) throw new Error(`${draft.path} has no part ${part}`)
    const gold = Result.try(() => draftToGold(draft, found.document))
    if (Result.isFailure(gold)) {
      console.error(`${name}: ${gold.failure instanceof Error ? gold.failure.message : String(gold.failure)}`)
      globalThis.process.exitCode = 1
      continue
    }
    const stem = basename(draft.path).replace(/\.\w+$/, "")
    const file = `test/gold/${draft.corpus}/${stem}${draft.part === undefined ? "" : `-${part}`}.yaml`
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, renderGold(gold.success))
  }
})

await Effect.runPromise(annotate.pipe(Effect.provide(TestLayer)))
