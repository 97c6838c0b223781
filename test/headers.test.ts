import { expect, layer } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { readKnowledge } from "../pipeline/build.ts"
import { cases, rowReader, TestLayer } from "./support.ts"

const Case = Schema.Struct({ text: Schema.String, metadata: Schema.Record(Schema.String, Schema.Unknown) })

layer(TestLayer)("the head of a text", (it) => {
  it.effect("gives the metadata that the cases say", () =>
    Effect.gen(function* () {
      const rowsOf = rowReader(yield* readKnowledge)
      for (const { text, metadata } of cases("headers", Case)) {
        const [row] = rowsOf(text)?.documents ?? []
        const found = new Map<string, unknown>(Object.entries(row ?? {}))
        const named = Object.keys(metadata).map((name) => [name, found.get(name)] as const)
        expect(Object.fromEntries(named), text).toEqual(metadata)
      }
    }),
  )
})
