import { expect, layer } from "@effect/vitest"
import { Effect, FileSystem, PlatformError } from "effect"
import { buildOf, bytesOf, fileSystemWith, folderOf, rejectOf, rowsOf, TestLayer } from "./support.ts"

const good =
  "Title: A Good One\nAuthor: Min Ruochuan\nDate: 2031-01-01\n\nA Good One\n\nPremier Lu Qingzhou spoke in Velmark.\n"

const frontMatter = (body: string) => `---\ntitle: ${body}\ndate: '2031-01-01'\n---\n\nText of it.\n`

/** Each bad file, alone beside a good one: what the rejects say. */
const badFiles: ReadonlyArray<
  readonly [what: string, content: string | Uint8Array, rule: string, line: number, message: RegExp]
> = [
  ["an empty file", "", "empty-file", 1, /empty/],
  ["a file of white space", " \n \n", "empty-file", 1, /no text/],
  ["a PDF", "%PDF-1.4\n…", "binary-file", 1, /PDF.*pdftotext/],
  ["a binary file", Uint8Array.of(0, 1, 2, 0, 0, 254), "binary-file", 1, /no text/],
  ["undecodable bytes", Uint8Array.of(0x61, 0x0a, 0xff, 0xff, 0x62), "undecodable-bytes", 2, /UTF-8/],
  ["broken front matter", frontMatter("one: two"), "front-matter", 2, /YAML/],
  ["unclosed front matter", "---\ntitle: A\ndate: 2031-01-01\n\nText.\n", "front-matter", 1, /never closed/],
  ["an impossible date", good.replace("2031-01-01", "1989-02-30"), "impossible-date", 3, /1989-02-30.*calendar/],
  [
    "an impossible date in front matter",
    "---\ntitle: A\ndate: '2023-02-29'\n---\n\nText.\n",
    "impossible-date",
    3,
    /2023-02-29/,
  ],
]

layer(TestLayer)("bad input", (it) => {
  for (const [what, content, rule, line, message] of badFiles) {
    it.effect(`${what} is rejected and the rest built`, () =>
      Effect.gen(function* () {
        const { out, manifest } = yield* buildOf(yield* folderOf({ "bad.txt": content, "good.txt": good }))
        const rejects = yield* rowsOf(out, "rejects")
        expect(rejects).toHaveLength(1)
        expect(rejectOf(rejects, "bad.txt")).toMatchObject({ rule, line, message: expect.stringMatching(message) })
        expect((yield* rowsOf(out, "documents")).map((row) => row["path"])).toEqual(["good.txt"])
        expect(
          manifest.inputs.map(({ path, documents, rejects: told }) => [path, documents.length, told.length]),
        ).toEqual([
          ["bad.txt", 0, 1],
          ["good.txt", 1, 0],
        ])
      }),
    )
  }

  it.effect("a single line of 50 MB is rejected by its size, unread", () =>
    Effect.gen(function* () {
      const { out } = yield* buildOf(yield* folderOf({ "bad.txt": "x".repeat(50_000_000), "good.txt": good }))
      expect(rejectOf(yield* rowsOf(out, "rejects"), "bad.txt")).toMatchObject({
        rule: "too-large",
        message: expect.stringMatching(/47\.7 MiB.*32\.0 MiB.*--max-bytes/),
      })
    }),
  )

  it.effect("and is read when the limit is raised", () =>
    Effect.gen(function* () {
      const corpus = yield* folderOf({ "long.txt": "word ".repeat(7_000_000) })
      const { manifest } = yield* buildOf(corpus, { maxBytes: 64_000_000 })
      expect(manifest.inputs[0]).toMatchObject({ documents: [expect.any(String)], rejects: [] })
    }),
  )

  it.effect("an unreadable file is rejected", () => {
    const unreadable = fileSystemWith((fs) => ({
      readFile: (path) =>
        path.endsWith("bad.txt")
          ? Effect.fail(
              PlatformError.systemError({
                _tag: "PermissionDenied",
                module: "FileSystem",
                method: "readFile",
                pathOrDescriptor: path,
              }),
            )
          : fs.readFile(path),
    }))
    return Effect.gen(function* () {
      const { out } = yield* buildOf(yield* folderOf({ "bad.txt": "secret", "good.txt": good }))
      expect(rejectOf(yield* rowsOf(out, "rejects"), "bad.txt")).toMatchObject({
        rule: "unreadable-file",
        message: expect.stringContaining("PermissionDenied"),
      })
      expect(yield* rowsOf(out, "documents")).toHaveLength(1)
    }).pipe(Effect.provide(unreadable))
  })

  it.effect("two files of the same bytes are one document and one reject", () =>
    Effect.gen(function* () {
      const { out } = yield* buildOf(yield* folderOf({ "a.txt": good, "b.txt": good }))
      expect((yield* rowsOf(out, "documents")).map((row) => row["path"])).toEqual(["a.txt"])
      expect(rejectOf(yield* rowsOf(out, "rejects"), "b.txt")).toMatchObject({
        rule: "duplicate-file",
        message: expect.stringContaining("a.txt"),
      })
    }),
  )

  it.effect("hidden files are passed over; a link out of the corpus and a broken one are rejected", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const outside = yield* folderOf({ "secret.txt": "secret" })
      const corpus = yield* folderOf({ "good.txt": good, ".hidden": "x", ".git/config": "x" })
      yield* fs.symlink(`${outside}/secret.txt`, `${corpus}/link.txt`)
      yield* fs.symlink(`${corpus}/nowhere`, `${corpus}/broken.txt`)
      const { out, manifest } = yield* buildOf(corpus)
      const rejects = yield* rowsOf(out, "rejects")
      expect(rejectOf(rejects, "link.txt")).toMatchObject({ rule: "outside-corpus" })
      expect(rejectOf(rejects, "broken.txt")).toMatchObject({ rule: "unreadable-file" })
      expect(manifest.inputs.map(({ path }) => path)).toEqual(["broken.txt", "good.txt", "link.txt"])
    }),
  )

  it.effect("a corpus that is missing, empty or no folder fails and leaves the last output", () =>
    Effect.gen(function* () {
      const { out } = yield* buildOf(yield* folderOf({ "good.txt": good }))
      const before = yield* bytesOf(out)
      const file = `${yield* folderOf({ "a.txt": good })}/a.txt`
      for (const [corpus, message] of [
        ["/nowhere/at/all", /does not exist/],
        [yield* folderOf({}), /holds no raw files/],
        [yield* folderOf({ "README.md": "about", ".hidden": "x" }), /holds no raw files/],
        [file, /is not a folder/],
      ] as const) {
        const error = yield* Effect.flip(buildOf(corpus, { out }))
        expect(error).toMatchObject({ _tag: "CorpusError", message: expect.stringMatching(message) })
      }
      expect(yield* bytesOf(out)).toEqual(before)
    }),
  )

  it.effect("a broken catalogue fails and names its line", () =>
    Effect.gen(function* () {
      const corpus = yield* folderOf({ "good.txt": good, "catalogue.yaml": "documents:\n  - { path: 'a\n" })
      expect(yield* Effect.flip(buildOf(corpus))).toMatchObject({
        _tag: "YamlError",
        message: expect.stringMatching(/catalogue\.yaml:\d+: /),
      })
    }),
  )
})

layer(TestLayer)("the output folder", (it) => {
  for (const [what, files] of [
    ["a folder of something else", { "thesis.docx": "years of work" }],
    ["a folder with somebody else's manifest", { "manifest.json": '{"name": "app"}', "app.js": "x" }],
  ] as const) {
    it.effect(`is never deleted when it is ${what}`, () =>
      Effect.gen(function* () {
        const out = yield* folderOf(files)
        const before = yield* bytesOf(out)
        const error = yield* Effect.flip(buildOf(yield* folderOf({ "good.txt": good }), { out }))
        expect(error).toMatchObject({
          _tag: "OutputError",
          message: expect.stringContaining("is not a build of Waishi"),
        })
        expect(yield* bytesOf(out)).toEqual(before)
      }),
    )
  }

  it.effect("must not lie in the corpus", () =>
    Effect.gen(function* () {
      const corpus = yield* folderOf({ "good.txt": good })
      const error = yield* Effect.flip(buildOf(corpus, { out: `${corpus}/out` }))
      expect(error).toMatchObject({ _tag: "OutputError", message: expect.stringContaining("inside the corpus") })
    }),
  )

  it.effect("keeps what is not the build's own, and nothing of the build before", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const out = `${yield* folderOf({})}/out`
      yield* buildOf(yield* folderOf({ "good.txt": good }), { out })
      yield* fs.makeDirectory(`${out}/release/1`, { recursive: true })
      yield* fs.writeFileString(`${out}/release/1/data.csv`, "cited")
      yield* fs.writeFileString(`${out}/csv/stale.csv`, "stale")
      yield* buildOf(yield* folderOf({ "good.txt": `${good}More of it.\n` }), { out })
      expect(yield* fs.readFileString(`${out}/release/1/data.csv`)).toBe("cited")
      expect(yield* fs.exists(`${out}/csv/stale.csv`)).toBe(false)
    }),
  )

  it.effect("stays whole when a build dies, and the next build clears up", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const parent = yield* folderOf({})
      const out = `${parent}/out`
      const corpus = yield* folderOf({ "a.txt": good, "b.txt": `${good}More.\n` })
      yield* buildOf(corpus, { out })
      const before = yield* bytesOf(out)
      const died = yield* Effect.exit(buildOf(corpus, { out, force: true, onFile: () => Effect.die("power cut") }))
      expect(died._tag).toBe("Failure")
      expect(yield* bytesOf(out)).toEqual(before)
      expect(yield* fs.readDirectory(parent)).toEqual(["out"])
      // A death so sudden that nothing was cleared, after the old output was moved away.
      yield* fs.rename(out, `${parent}/.out.previous`)
      yield* fs.makeDirectory(`${parent}/.out.building`)
      yield* fs.writeFileString(`${parent}/.out.building/.pid`, "999999999")
      yield* buildOf(corpus, { out })
      expect(yield* bytesOf(out)).toEqual(before)
      expect(yield* fs.readDirectory(parent)).toEqual(["out"])
    }),
  )

  it.effect("is left alone when there is nothing to do", () =>
    Effect.gen(function* () {
      const corpus = yield* folderOf({ "good.txt": good })
      const { out, built } = yield* buildOf(corpus)
      expect(built).toBe(true)
      expect((yield* buildOf(corpus, { out })).built).toBe(false)
      expect((yield* buildOf(corpus, { out, force: true })).built).toBe(true)
      const fs = yield* FileSystem.FileSystem
      yield* fs.writeFileString(`${out}/csv/documents.csv`, "tampered")
      expect((yield* buildOf(corpus, { out })).built).toBe(true)
    }),
  )
})
