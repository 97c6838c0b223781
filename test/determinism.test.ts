import { spawnSync } from "node:child_process"
import { expect, layer } from "@effect/vitest"
import { Effect, FileSystem } from "effect"
import { buildOf, bytesOf, fileSystemWith, folderOf, root, shippedCorpus, TestLayer } from "./support.ts"

/** A file system that lists folders in the opposite order. */
const backwards = fileSystemWith((fs) => ({
  readDirectory: (path, options) => fs.readDirectory(path, options).pipe(Effect.map((names) => names.toReversed())),
}))

layer(TestLayer)("two builds of one corpus", (it) => {
  it.effect("are the same bytes when folders are listed in another order", () =>
    Effect.gen(function* () {
      const first = yield* buildOf(shippedCorpus)
      const second = yield* buildOf(shippedCorpus).pipe(Effect.provide(backwards))
      expect(yield* bytesOf(second.out)).toEqual(yield* bytesOf(first.out))
    }),
  )

  it.effect("are the same bytes in another time zone, locale and folder", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const first = yield* buildOf(shippedCorpus)
      const elsewhere = yield* folderOf({})
      yield* fs.copy(shippedCorpus, `${elsewhere}/other corpus`)
      const command = [
        "pipeline/main.ts",
        "build",
        "--corpus",
        `${elsewhere}/other corpus`,
        "--out",
        `${elsewhere}/out`,
      ]
      const env = { ...process.env, TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" }
      const { status, stderr } = spawnSync(process.execPath, command, { cwd: root, env, encoding: "utf8" })
      expect(status, stderr).toBe(0)
      expect(yield* bytesOf(`${elsewhere}/out`)).toEqual(yield* bytesOf(first.out))
    }),
  )

  it.effect("keep document ids when files are renamed", () =>
    Effect.gen(function* () {
      const text = "Title: A\nAuthor: B\nDate: 2031-01-01\n\nA\n\nThe body of it.\n"
      const first = yield* buildOf(yield* folderOf({ "a.txt": text }))
      const second = yield* buildOf(yield* folderOf({ "b/c.txt": text }))
      expect(second.manifest.inputs[0]?.documents).toEqual(first.manifest.inputs[0]?.documents)
    }),
  )

  it.effect("hold neither times nor places", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const { out } = yield* buildOf(shippedCorpus)
      const manifest = yield* fs.readFileString(`${out}/manifest.json`)
      expect(manifest).not.toContain(root)
      expect(manifest).not.toContain(out)
      expect(manifest).not.toMatch(/\d{2}:\d{2}:\d{2}/)
    }),
  )
})
