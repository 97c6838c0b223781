import { Clock, Console, Effect, Ref, Schema } from "effect"
import { Command, Flag } from "effect/cli"
import pc from "picocolors"
import { build } from "../build.ts"
import type { Extracted } from "../extract/extract.ts"
import { defaultMaxBytes } from "../ingest/ingest.ts"
import { fallbackName } from "../ingest/layout.ts"
import { Vocabulary } from "../vocabulary/vocabulary.ts"
import type { Manifest } from "../write/manifest.ts"
import { Exit } from "./exit.ts"
import { formatBytes, formatCount, renderTable } from "./table.ts"

/** How many rejects are shown; all are in the table rejects. */
const shownRejects = 10

/** Milliseconds between two lines of progress where standard error is no terminal. */
const quiet = 5000

interface Seen {
  readonly files: number
  readonly documents: number
  readonly shown: number
}

/** Tells on standard error how far a build has come, once it takes more than a moment. */
const progress = Effect.gen(function* () {
  const isTerminal = process.stderr.isTTY === true
  const seen = yield* Ref.make<Seen>({ files: 0, documents: 0, shown: yield* Clock.currentTimeMillis })
  const rejects = yield* Ref.make<ReadonlyArray<string>>([])
  const unknown = yield* Ref.make<ReadonlySet<string>>(new Set())
  const onFile = (file: Extracted, total: number) =>
    Effect.gen(function* () {
      const now = yield* Clock.currentTimeMillis
      const last = yield* Ref.get(seen)
      const next = { ...last, files: last.files + 1, documents: last.documents + file.documents.length }
      const due = now - last.shown >= (isTerminal ? 100 : quiet)
      yield* Ref.set(seen, due ? { ...next, shown: now } : next)
      if (due) {
        const line = `${formatCount(next.files)} of ${formatCount(total)} files, ${formatCount(next.documents)} documents`
        process.stderr.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`)
      }
      for (const { document } of file.documents) {
        const { source_id, publisher_raw } = document.row
        if (source_id === null && publisher_raw !== null)
          yield* Ref.update(unknown, (names) => new Set([...names, publisher_raw]))
      }
      for (const { path, line, rule, message } of file.rejects) {
        yield* Ref.update(rejects, (list) => [...list, `${path}:${line}: ${rule}: ${message}`].slice(0, shownRejects))
      }
    })
  const clear = Effect.sync(() => isTerminal && process.stderr.write("\r\u001b[K"))
  return { onFile, clear, rejects: Ref.get(rejects), unknown: Ref.get(unknown) }
})

interface Totals {
  readonly files: number
  readonly documents: number
  readonly rejects: number
  readonly plain: ReadonlyArray<string>
}

const totalsOf = ({ inputs }: Manifest): Totals => ({
  files: inputs.length,
  documents: inputs.reduce((sum, { documents }) => sum + documents.length, 0),
  rejects: inputs.reduce((sum, { rejects }) => sum + rejects.length, 0),
  plain: inputs.filter(({ layout }) => layout === fallbackName).map(({ path }) => path),
})

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`

const someOf = (names: ReadonlyArray<string>): string =>
  names.length > 5 ? `${names.slice(0, 5).join(", ")} and ${formatCount(names.length - 5)} more` : names.join(", ")

const tableSummary = ({ outputs }: Manifest): string => {
  const bytes = new Map(outputs.map((output) => [output.path, output.bytes]))
  const tables = outputs.filter(({ path }) => path.startsWith("jsonl/"))
  const rows = tables.map(({ path, rows: count }) => {
    const name = path.slice("jsonl/".length, -".jsonl".length)
    const size = (format: string) => formatBytes(bytes.get(`${format}/${name}.${format}`) ?? 0)
    return [name, formatCount(count), size("csv"), size("jsonl"), size("arrow")]
  })
  const head = ["table", "rows", "csv", "jsonl", "arrow"]
  return renderTable(head, rows, new Set(head.slice(1)))
}

export const corpus = Flag.String("corpus").pipe(
  Flag.withAlias("c"),
  Flag.withDescription("Folder of raw files"),
  Flag.withDefault("corpus"),
)
export const out = Flag.String("out").pipe(
  Flag.withAlias("o"),
  Flag.withDescription("Folder of the datasets; a build replaces them whole when it succeeds"),
  Flag.withDefault("out"),
)
export const json = Flag.Boolean("json").pipe(
  Flag.withDescription("Print machine-readable output"),
  Flag.withDefault(false),
)
const strict = Flag.Boolean("strict").pipe(
  Flag.withDescription("Exit with 1 when anything was rejected"),
  Flag.withDefault(false),
)
const force = Flag.Boolean("force").pipe(
  Flag.withDescription("Build even if the output is up to date"),
  Flag.withDefault(false),
)
const maxBytes = Flag.Int("max-bytes").pipe(
  Flag.withSchema(Schema.Int.pipe(Schema.check(Schema.isGreaterThan(0)))),
  Flag.withDescription("Largest raw file to read, in bytes"),
  Flag.withDefault(defaultMaxBytes),
)

export const buildCommand = Command.make(
  "build",
  { corpus, out, json, strict, force, maxBytes },
  Effect.fn(function* (flags) {
    const started = yield* Clock.currentTimeMillis
    const { onFile, clear, rejects, unknown } = yield* progress
    const { manifest, built } = yield* build({ ...flags, onFile }).pipe(
      Effect.provide(Vocabulary.layer),
      Effect.ensuring(clear),
    )
    const seconds = ((yield* Clock.currentTimeMillis) - started) / 1000
    const totals = totalsOf(manifest)
    if (flags.json) {
      const summary = { built, seconds, out: flags.out, ...totals, stages: manifest.stages, outputs: manifest.outputs }
      yield* Console.log(JSON.stringify(summary, null, 2))
    } else {
      const counted = `${plural(totals.files, "file")}, ${plural(totals.documents, "document")}, ${plural(totals.rejects, "reject")}`
      if (built) {
        for (const line of yield* rejects) yield* Console.error(pc.red(line))
        if (totals.rejects > shownRejects) yield* Console.error(pc.red(`… all in ${flags.out}/csv/rejects.csv`))
        if (totals.plain.length > 0) {
          yield* Console.error(pc.yellow(`read as plain text, as no layout fits: ${someOf(totals.plain)}`))
        }
        const publishers = [...(yield* unknown)]
        if (publishers.length > 0) {
          yield* Console.error(
            pc.yellow(`publishers without an entry in pipeline/vocabulary/sources.yaml: ${someOf(publishers)}`),
          )
        }
        yield* Console.log(tableSummary(manifest))
        yield* Console.log(`${pc.bold(counted)} from ${flags.corpus} in ${seconds.toFixed(1)} s`)
        yield* Console.log(
          `datasets in ${flags.out}/csv, ${flags.out}/jsonl and ${flags.out}/arrow; how they were made in ${flags.out}/manifest.json`,
        )
      } else {
        yield* Console.log(
          `nothing to do: ${flags.out} is up to date with ${flags.corpus} (${counted}); --force builds it again`,
        )
      }
    }
    if (flags.strict && totals.rejects > 0) return yield* new Exit({ code: 1 })
  }),
).pipe(
  Command.withDescription("Build the datasets from a folder of raw files"),
  Command.withExamples([
    { command: "waishi build", description: "Build corpus/ into out/" },
    { command: "waishi build --corpus raw --out data --strict", description: "Fail when any file is rejected" },
  ]),
)
