import { createHash } from "node:crypto"
import { toRaw } from "../core/reading.ts"
import type { AttendanceRow, EntitiesRow, MentionsRow, ParagraphsRow, QuotationsRow } from "../core/rows.ts"
import type { Span } from "../core/text.ts"
import { slice, toCodePoint } from "../core/text.ts"
import type { NormalizedDocument, Paragraph } from "../normalize/normalize.ts"
import type { Part } from "./attendance.ts"
import type { Lexicon } from "./lexicon/lexicon.ts"
import type { Entity, Mention, Range } from "./model.ts"
import type { Quotation } from "./quotations/model.ts"

/** Turns what was found in reading texts into rows with code point offsets into the raw file. */
export class RowMaker {
  private readonly document: NormalizedDocument
  private readonly confidence: Lexicon["confidence"]

  constructor(document: NormalizedDocument, { confidence }: Lexicon) {
    this.document = document
    this.confidence = confidence
  }

  private place(span: Span): { readonly start: number; readonly end: number; readonly words: string } {
    const { text } = this.document.file
    return { start: toCodePoint(text, span.start), end: toCodePoint(text, span.end), words: slice(text, span) }
  }

  private at(paragraph: Paragraph, { start, end }: Range) {
    return this.place(toRaw(paragraph.reading, start, end))
  }

  paragraph(paragraph: Paragraph, alignedTo: string | undefined): ParagraphsRow {
    const { start, end, words } = this.place(paragraph.reading.span)
    return {
      paragraph_id: paragraph.id,
      document_id: this.document.row.document_id,
      ordinal: paragraph.ordinal,
      language: paragraph.language,
      role: paragraph.role,
      start,
      end,
      text: words,
      text_sha256: createHash("sha256").update(words).digest("hex"),
      aligned_to: alignedTo ?? null,
      reading_text: paragraph.reading.text,
    }
  }

  mention({ paragraph, entity, office, rule, how, ...range }: Mention): MentionsRow {
    const { start, end, words } = this.at(paragraph, range)
    const { document_id } = this.document.row
    return {
      mention_id: `${document_id}/${entity.type}/${start}-${end}`,
      document_id,
      paragraph_id: paragraph.id,
      entity_id: entity.id,
      type: entity.type,
      surface: words,
      start,
      end,
      office,
      how,
      rule,
      confidence: this.confidence(rule),
    }
  }

  quotation({ paragraph, type, content, speaker, cue, verb, rule }: Quotation): QuotationsRow {
    const said = this.at(paragraph, content)
    const named =
      speaker === undefined || speaker.range.end === speaker.range.start ? undefined : this.at(paragraph, speaker.range)
    const cued = cue === undefined ? undefined : this.at(paragraph, cue)
    const { document_id } = this.document.row
    return {
      quotation_id: `${document_id}/quotation/${said.start}-${said.end}`,
      document_id,
      paragraph_id: paragraph.id,
      type,
      content: said.words,
      content_start: said.start,
      content_end: said.end,
      speaker_entity_id: speaker?.entity?.id ?? null,
      speaker_surface: named?.words ?? null,
      speaker_start: named?.start ?? null,
      speaker_end: named?.end ?? null,
      cue: cued?.words ?? null,
      cue_start: cued?.start ?? null,
      cue_end: cued?.end ?? null,
      cue_lemma: verb?.lemma ?? null,
      cue_strength: verb?.strength ?? null,
      rule,
      confidence: this.confidence(rule),
    }
  }

  attendance({ mention, part, rule }: Part, event: Entity): AttendanceRow {
    const { start, end } = this.at(mention.paragraph, mention)
    const { document_id } = this.document.row
    return {
      attendance_id: `${document_id}/${part}/${start}-${end}`,
      event_id: event.id,
      person_entity_id: mention.entity.id,
      document_id,
      part,
      office: mention.office,
      start,
      end,
      rule,
      confidence: this.confidence(rule),
    }
  }
}

export const entityRows = (
  entities: ReadonlyArray<Entity>,
  mentions: ReadonlyArray<Mention>,
): ReadonlyArray<EntitiesRow> => {
  const rows = new Map<string, { entity: Entity; readonly aliases: Set<string>; count: number }>()
  for (const entity of entities) {
    const known = rows.get(entity.id)
    if (known === undefined) rows.set(entity.id, { entity, aliases: new Set(), count: 0 })
    else
      known.entity = {
        ...known.entity,
        nameEn: known.entity.nameEn ?? entity.nameEn,
        nameZh: known.entity.nameZh ?? entity.nameZh,
      }
  }
  for (const { entity, paragraph, start, end } of mentions) {
    const row = rows.get(entity.id)
    if (row === undefined) continue
    row.count++
    row.aliases.add(paragraph.reading.text.slice(start, end))
  }
  return [...rows.values()].map(({ entity, aliases, count }) => ({
    entity_id: entity.id,
    type: entity.type,
    name_en: entity.nameEn,
    name_zh: entity.nameZh,
    aliases: [...aliases].filter((alias) => alias !== entity.nameEn && alias !== entity.nameZh).toSorted(),
    wikidata_id: entity.wikidata,
    mention_count: count,
  }))
}
