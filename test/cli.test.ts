import { spawnSync } from "node:child_process"
import { appendFileSync, readFileSync, writeFileSync } from "node:fs"
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import { buildOf, folderOf, root, shippedCorpus, TestLayer } from "./support.ts"

const waishi = (...args: ReadonlyArray<string>) => {
  const env = { ...process.env, NO_COLOR: "1" }
  const command = ["pipeline/main.ts", ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, env, encoding: "utf8" })
  return { status, stdout, stderr }
}

layer(TestLayer)("waishi", (it) => {
  it.effect("build ends with what was read and where the tables are", () =>
    Effect.gen(function* () {
      const out = `${yield* folderOf({})}/out`
      const first = waishi("build", "--corpus", shippedCorpus, "--out", out)
      expect(first.status, first.stderr).toBe(0)
      expect(first.stdout).toMatch(/documents +26 /)
      expect(first.stdout).toMatch(/24 files, 26 documents, 0 rejects from .* in [\d.]+ s/)
      expect(first.stdout).toContain(`${out}/csv`)
      expect(waishi("build", "--corpus", shippedCorpus, "--out", out).stdout).toMatch(/^nothing to do: /)
    }),
  )

  it.effect("build exits with 1 on rejects only under --strict, and says where they are", () =>
    Effect.gen(function* () {
      const corpus = yield* folderOf({ "bad.txt": "", "good.txt": "A good one\n\nText of it.\n" })
      const out = `${yield* folderOf({})}/out`
      const lenient = waishi("build", "--corpus", corpus, "--out", out)
      expect(lenient.status).toBe(0)
      expect(lenient.stderr).toContain("bad.txt:1: empty-file: ")
      expect(waishi("build", "--corpus", corpus, "--out", out, "--strict").status).toBe(1)
      const { stdout } = waishi("build", "--corpus", corpus, "--out", out, "--json", "--force")
      expect(JSON.parse(stdout)).toMatchObject({ built: true, files: 2, documents: 1, rejects: 1 })
    }),
  )

  it.effect("exits with 2 on wrong usage, with a line that says what", () =>
    Effect.gen(function* () {
      const thesis = yield* folderOf({ "thesis.txt": "mine" })
      for (const [args, words] of [
        [["build", "--corpus", "/nowhere"], "does not exist"],
        [["build", "--corpus", shippedCorpus, "--out", thesis], "is not a build of Waishi"],
        [["build", "--max-bytes", "0"], "max-bytes"],
        [["validate", "/nowhere"], "not an output of Waishi"],
        [["inspect", "/nowhere.txt"], "cannot be read"],
        [["inspect"], "file"],
        [["cook"], "cook"],
        [["build", "--colour"], "colour"],
      ] as const) {
        const { status, stdout, stderr } = waishi(...args)
        expect(status, args.join(" ")).toBe(2)
        expect(stderr + stdout).toContain(words)
      }
    }),
  )

  it.effect("helps", () =>
    Effect.sync(() => {
      for (const command of [[], ["build"], ["validate"], ["inspect"]]) {
        const { status, stdout } = waishi(...command, "--help")
        expect(status).toBe(0)
        expect(stdout).toContain("USAGE")
      }
    }),
  )

  it.effect("validate finds a changed cell, a lost row and a broken span", () =>
    Effect.gen(function* () {
      const findings = (change: (out: string) => void) =>
        Effect.gen(function* () {
          const { out } = yield* buildOf(shippedCorpus)
          change(out)
          const { status, stdout } = waishi("validate", out, "--json")
          const { findings: list }: { findings: ReadonlyArray<{ rule: string }> } = JSON.parse(stdout)
          return { status, rules: new Set(list.map(({ rule }) => rule)) }
        })
      const edit = (file: string, from: string, to: string) => (out: string) => {
        const text = readFileSync(`${out}/${file}`, "utf8")
        expect(text).toContain(from)
        writeFileSync(`${out}/${file}`, text.replace(from, to))
      }
      expect(yield* findings(() => {})).toEqual({ status: 0, rules: new Set() })
      const cell = yield* findings(edit("csv/sources.csv", "newspaper", "newspapers"))
      expect(cell).toEqual({ status: 1, rules: new Set(["file-unchanged", "same-rows"]) })
      const span = yield* findings(edit("jsonl/mentions.jsonl", '"surface":"Li Peng"', '"surface":"Li Peng?"'))
      expect(span.rules).toContain("span-is-surface")
      const reference = yield* findings(
        edit("jsonl/mentions.jsonl", '"entity_id":"person/li-peng"', '"entity_id":"person/nobody"'),
      )
      expect(reference.rules).toContain("reference-exists")
      const twice = yield* findings((out) => {
        const file = `${out}/jsonl/sources.jsonl`
        appendFileSync(file, readFileSync(file, "utf8").split("\n", 1)[0] ?? "")
      })
      expect(twice.rules).toContain("key-unique")
      expect(twice.rules).toContain("row-count")
    }),
  )

  it.effect("inspect shows the layout, each value with its place, and the text", () =>
    Effect.sync(() => {
      const { status, stdout } = waishi("inspect", `${shippedCorpus}/qilan/gazette-fisheries.txt`)
      expect(status).toBe(0)
      expect(stdout).toMatch(/labelled-translation +3 of 3/)
      expect(stdout).toMatch(/dateline_date +2031-05-02 +line \d+, \d+-\d+: "May 2"/)
      expect(stdout).toContain("person/sima-zhiyuan")
      const json = JSON.parse(waishi("inspect", "--json", `${shippedCorpus}/qilan/bulletin.md`).stdout)
      expect(json).toMatchObject({ layout: "news-bulletin", rejects: [], documents: [{}, {}, {}] })
    }),
  )
})
