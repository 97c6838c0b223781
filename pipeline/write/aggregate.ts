import type { EntitiesRow, EventsRow } from "../core/rows.ts"
import type { DocumentRows } from "../extract/extract.ts"

interface Entity {
  row: EntitiesRow
  readonly aliases: Set<string>
  mentions: number
}

interface Event {
  row: EventsRow
  readonly documents: Set<string>
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const earliest = (a: string | null, b: string | null): string | null =>
  a !== null && b !== null ? (a < b ? a : b) : (a ?? b)
const latest = (a: string | null, b: string | null): string | null =>
  a !== null && b !== null ? (a > b ? a : b) : (a ?? b)

/**
 * Entities and events of the whole corpus, merged by their ids as the documents pass. Its size
 * grows with the number of distinct entities, not with that of documents' rows.
 */
export class Aggregate {
  private readonly entities = new Map<string, Entity>()
  private readonly events = new Map<string, Event>()

  add(rows: DocumentRows): void {
    for (const row of rows.entities) {
      const known = this.entities.get(row.entity_id)
      const entity = known ?? { row, aliases: new Set(), mentions: 0 }
      if (known !== undefined) {
        known.row = {
          ...known.row,
          name_en: known.row.name_en ?? row.name_en,
          name_zh: known.row.name_zh ?? row.name_zh,
          wikidata_id: known.row.wikidata_id ?? row.wikidata_id,
        }
      } else this.entities.set(row.entity_id, entity)
      for (const alias of row.aliases) entity.aliases.add(alias)
      entity.mentions += row.mention_count
    }
    for (const row of rows.events) {
      const known = this.events.get(row.event_id)
      const event = known ?? { row, documents: new Set() }
      if (known !== undefined) {
        known.row = {
          ...known.row,
          name_en: known.row.name_en ?? row.name_en,
          name_zh: known.row.name_zh ?? row.name_zh,
          start_date: earliest(known.row.start_date, row.start_date),
          end_date: latest(known.row.end_date, row.end_date),
          place_entity_id: known.row.place_entity_id ?? row.place_entity_id,
        }
      } else this.events.set(row.event_id, event)
      for (const document of row.documents) event.documents.add(document)
    }
  }

  entityRows(): ReadonlyArray<EntitiesRow> {
    return [...this.entities.values()]
      .map(({ row, aliases, mentions }) => ({
        ...row,
        aliases: [...aliases].filter((alias) => alias !== row.name_en && alias !== row.name_zh).toSorted(compare),
        mention_count: mentions,
      }))
      .toSorted((a, b) => compare(a.entity_id, b.entity_id))
  }

  eventRows(): ReadonlyArray<EventsRow> {
    return [...this.events.values()]
      .map(({ row, documents }) => ({ ...row, documents: [...documents].toSorted(compare) }))
      .toSorted((a, b) => compare(a.event_id, b.event_id))
  }
}
