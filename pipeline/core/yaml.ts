import { Effect, FileSystem, Result, Schema, SchemaIssue } from "effect"
import { isNode, LineCounter, parseDocument } from "yaml"

/** A YAML (or JSON) file of the project or the corpus that cannot be used as it is. */
export class YamlError extends Schema.TaggedError<YamlError>()("YamlError", {
  file: Schema.String,
  line: Schema.Int,
  message: Schema.String,
}) {}

const issuesOf = SchemaIssue.makeFormatterStandardSchemaV1()

/** Parses YAML and decodes it; the error names the file and the line. */
export const parseYaml = <A, I>(
  file: string,
  source: string,
  schema: Schema.Codec<A, I>,
): Result.Result<A, YamlError> => {
  const lineCounter = new LineCounter()
  const document = parseDocument(source, { lineCounter, prettyErrors: false })
  const [problem] = document.errors
  if (problem !== undefined) {
    const { line } = lineCounter.linePos(problem.pos[0])
    return Result.fail(new YamlError({ file, line, message: `${file}:${line}: ${problem.message}` }))
  }
  return Result.mapError(
    Schema.decodeUnknownResult(schema)(document.toJS(), { onExcessProperty: "error", errors: "all" }),
    (error) => {
      const [first] = issuesOf(error.issue).issues
      const path = (first?.path ?? []).map((step) => (typeof step === "object" ? step.key : step))
      const node: unknown = document.getIn(path, true)
      const at = isNode(node) ? lineCounter.linePos(node.range?.[0] ?? 0).line : 1
      return new YamlError({ file, line: at, message: `${file}:${at}: ${error.message}` })
    },
  )
}

export const readYaml = Effect.fnUntraced(function* <A, I>(file: string, schema: Schema.Codec<A, I>) {
  const fs = yield* FileSystem.FileSystem
  const source = yield* fs.readFileString(file)
  return yield* Effect.fromResult(parseYaml(file, source, schema))
})
