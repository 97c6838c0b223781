import { Result, Stream } from "effect"
import { Reject } from "../core/reject.ts"
import type { Rows } from "../core/rows.ts"
import { lineAt, slice, toCodePoint } from "../core/text.ts"
import type { Normalized, NormalizedDocument } from "../normalize/normalize.ts"
import type { Vocabularies } from "../vocabulary/vocabulary.ts"

/** The tables that a document has rows in. */
export type DocumentRows = Omit<Rows, "sources" | "rejects">

/** A document with all its rows. */
export interface ExtractedDocument {
  readonly document: NormalizedDocument
  readonly rows: DocumentRows
}

/** What becomes of one raw file up to here. */
export interface Extracted extends Omit<Normalized, "documents"> {
  readonly documents: ReadonlyArray<ExtractedDocument>
}

/** Extracts what a document says. Pure. */
export const extractDocument = (document: NormalizedDocument, _vocabularies: Vocabularies): ExtractedDocument => {
  const { file, row, paragraphs } = document
  const { text } = file
  return {
    document,
    rows: {
      documents: [row],
      paragraphs: paragraphs.map((paragraph) => ({
        paragraph_id: paragraph.id,
        document_id: row.document_id,
        ordinal: paragraph.ordinal,
        language: paragraph.language,
        role: paragraph.role,
        start: toCodePoint(text, paragraph.reading.span.start),
        end: toCodePoint(text, paragraph.reading.span.end),
        text: slice(text, paragraph.reading.span),
        reading_text: paragraph.reading.text,
        aligned_to: null,
      })),
      entities: [],
      mentions: [],
      quotations: [],
      events: [],
      attendance: [],
    },
  }
}

/** A defect of the pipeline costs the document it strikes, not the build. */
const guarded = (document: NormalizedDocument, vocabularies: Vocabularies): Result.Result<ExtractedDocument, Reject> => {
  const { path, sha256, text } = document.file
  return Result.try({
    try: () => extractDocument(document, vocabularies),
    catch: (error) =>
      new Reject({
        path,
        sha256,
        stage: "extract",
        rule: "defect",
        line: lineAt(text, document.span.start),
        message: `a fault of the pipeline: ${error instanceof Error ? error.message : String(error)}; please report it with the file`,
      }),
  })
}

/** Stage 3: what each document says: entities, quotations, events and attendance. */
export const extract = (vocabularies: Vocabularies) =>
  Stream.map((file: Normalized): Extracted => {
    const results = file.documents.map((document) => guarded(document, vocabularies))
    return {
      ...file,
      documents: results.flatMap((result) => (Result.isSuccess(result) ? [result.success] : [])),
      rejects: [...file.rejects, ...results.flatMap((result) => (Result.isFailure(result) ? [result.failure] : []))],
    }
  })
