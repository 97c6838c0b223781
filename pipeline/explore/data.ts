import { Effect, FileSystem, Path, Stream } from "effect"
import type { ReleaseFile } from "../release/release-file.ts"
import type { Store } from "../release/store.ts"
import type { Row, Table } from "../schema/table.ts"
import { textOf, textOrNull } from "../schema/table.ts"
import type { Brief, CellValue, DocumentPage, EntityPage, Hit, Meta, Network, TableMeta } from "./shapes.ts"
import { searchShard } from "./shapes.ts"

/** Items of a shard: small enough that the first view of one takes a moment. */
const documentsOfShard = 24
const entitiesOfShard = 40
const rowsOfShard = 400
/** Longest lists on the page of an entity. */
const longest = 100
/** Persons of the network: as many names as a page has room for. */
const personsOfNetwork = 60

type Found = Readonly<Record<string, unknown>>
const cellOf = (value: unknown): CellValue => (typeof value === "number" || typeof value === "string" ? value : null)

/** Rows in the order of a column, taken as far as each value of it is asked for, in that order. */
const byColumn = <E, R>(rows: Stream.Stream<Found, E, R>, column: string) =>
  Effect.map(Stream.toAsyncIterableEffect(rows), (iterable) => {
    const iterator = iterable[Symbol.asyncIterator]()
    let held: Found | undefined
    return async (value: string): Promise<ReadonlyArray<Found>> => {
      const found: Array<Found> = []
      for (;;) {
        if (held === undefined) {
          const next = await iterator.next()
          if (next.done === true) return found
          held = next.value
        }
        const current: Found = held ?? {}
        const order = Buffer.compare(Buffer.from(textOf(current[column])), Buffer.from(value))
        if (order > 0) return found
        if (order === 0) found.push(current)
        held = undefined
      }
    }
  })

const join = "join documents d using (document_id)"
const entityQueries = {
  offices: `select entity_id as id, office, min(published_on) as first, max(published_on) as last, count(*) as n
    from mentions ${join} where office is not null group by entity_id, office order by entity_id, first, office`,
  quotations: `select speaker_entity_id as id, document_id, content_start, published_on, cue, content
    from quotations ${join} where speaker_entity_id is not null order by speaker_entity_id, published_on, document_id, content_start`,
  // Each person once for each event: one that thousands of documents report would have millions of pairs.
  together: `with present as (select distinct event_id, person_entity_id from attendance)
    select a.person_entity_id as id, b.person_entity_id as other, coalesce(e.name_en, e.name_zh) as name, count(*) as n
    from present a join present b on a.event_id = b.event_id and a.person_entity_id <> b.person_entity_id
    join entities e on e.entity_id = b.person_entity_id
    group by a.person_entity_id, b.person_entity_id order by a.person_entity_id, n desc, other`,
  documents: `select entity_id as id, document_id, coalesce(title, title_zh, path) as title, published_on, count(*) as n
    from mentions ${join} group by entity_id, document_id order by entity_id, published_on desc, document_id`,
}

/** Writes a list of pages into numbered shards; the first id of each. */
const sharded = <A extends { readonly id: string }, E, R>(
  folder: string,
  size: number,
  pages: Stream.Stream<A, E, R>,
) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    yield* fs.makeDirectory(folder, { recursive: true })
    const firsts: Array<string> = []
    yield* pages.pipe(
      Stream.grouped(size),
      Stream.runForEach((group) => {
        const file = path.join(folder, `${firsts.length}.json`)
        firsts.push(group[0].id)
        return fs.writeFileString(file, JSON.stringify(group))
      }),
    )
    return firsts
  })

/** The pages of the documents, each with its spans. */
const documentPages = Effect.fnUntraced(function* (store: Store) {
  const of = (table: string, order: string) =>
    byColumn(store.query(`select * from "${table}" order by document_id, ${order}`), "document_id")
  const [paragraphs, mentions, quotations] = [
    yield* of("paragraphs", "ordinal"),
    yield* of("mentions", "start, end desc"),
    yield* of("quotations", "content_start"),
  ]
  return store.query("select * from documents order by document_id").pipe(
    Stream.mapEffect((row) =>
      Effect.promise(async (): Promise<DocumentPage> => {
        const id = textOf(row["document_id"])
        const [inside, named, said] = [await paragraphs(id), await mentions(id), await quotations(id)]
        return {
          id,
          row: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)])),
          paragraphs: inside
            .filter(({ role }) => role !== "boilerplate")
            .map((one) => ({
              id: textOf(one["paragraph_id"]),
              language: textOf(one["language"]),
              role: textOf(one["role"]),
              start: Number(one["start"]),
              end: Number(one["end"]),
              text: textOrNull(one["text"]),
              alignedTo: textOrNull(one["aligned_to"]),
            })),
          mentions: named.map((one) => [
            Number(one["start"]),
            Number(one["end"]),
            textOf(one["type"]),
            textOf(one["entity_id"]),
            textOrNull(one["office"]),
            textOf(one["rule"]),
            Number(one["confidence"]),
          ]),
          quotations: said.map((one) => ({
            start: Number(one["content_start"]),
            end: Number(one["content_end"]),
            type: textOf(one["type"]),
            speaker: textOrNull(one["speaker_entity_id"]),
            cue: textOrNull(one["cue"]),
            content: textOf(one["content"]),
            rule: textOf(one["rule"]),
            confidence: Number(one["confidence"]),
          })),
        }
      }),
    ),
  )
})

const listOf = (value: unknown): ReadonlyArray<string> => {
  const list: unknown = JSON.parse(textOf(value) === "" ? "[]" : textOf(value))
  return Array.isArray(list) ? list.map(String) : []
}

/** The pages of the entities; `see` is told of each, for the search. */
const entityPages = Effect.fnUntraced(function* (store: Store, see: (page: EntityPage) => void) {
  const of = (sql: string) => byColumn(store.query(sql), "id")
  const [offices, quotations, together, documents] = [
    yield* of(entityQueries.offices),
    yield* of(entityQueries.quotations),
    yield* of(entityQueries.together),
    yield* of(entityQueries.documents),
  ]
  return store.query("select * from entities order by entity_id").pipe(
    Stream.mapEffect((row) =>
      Effect.promise(async (): Promise<EntityPage> => {
        const id = textOf(row["entity_id"])
        const [held, said, others, places] = [
          await offices(id),
          await quotations(id),
          await together(id),
          await documents(id),
        ]
        const page: EntityPage = {
          id,
          type: textOf(row["type"]),
          nameEn: textOrNull(row["name_en"]),
          nameZh: textOrNull(row["name_zh"]),
          aliases: listOf(row["aliases"]),
          wikidata: textOrNull(row["wikidata_id"]),
          count: Number(row["mention_count"]),
          offices: held
            .slice(0, longest)
            .map((one) => [textOrNull(one["first"]), textOrNull(one["last"]), textOf(one["office"]), Number(one["n"])]),
          quotations: said
            .slice(0, longest)
            .map((one) => [
              textOf(one["document_id"]),
              Number(one["content_start"]),
              textOrNull(one["published_on"]),
              textOrNull(one["cue"]),
              textOf(one["content"]),
            ]),
          together: others
            .slice(0, longest)
            .map((one) => [textOf(one["other"]), textOf(one["name"]), Number(one["n"])]),
          documents: places
            .slice(0, longest)
            .map((one) => [
              textOf(one["document_id"]),
              textOf(one["title"]),
              textOrNull(one["published_on"]),
              Number(one["n"]),
            ]),
        }
        see(page)
        return page
      }),
    ),
  )
})

/** Words by which an entity is found: those of its names, and the beginnings of those in Han characters. */
const wordsOf = ({ nameEn, nameZh, aliases }: EntityPage): ReadonlyArray<string> =>
  [nameEn ?? "", nameZh ?? "", ...aliases].flatMap((name) => name.split(/[\s·–—-]+/u)).filter((word) => word !== "")

const nameOf = ({ nameEn, nameZh, id }: EntityPage): string =>
  [nameEn, nameZh].filter((name) => name !== null).join(" · ") || id

/** Who took part in the most events, and in how many together. */
const networkOf = Effect.fnUntraced(function* (store: Store) {
  yield* store.run(
    `create temp table busiest as
     select person_entity_id as id, count(distinct event_id) as n from attendance
     group by id order by n desc, id limit ${personsOfNetwork};
     create temp table appearances as
     select distinct person_entity_id as id, event_id from attendance where person_entity_id in (select id from busiest)`,
  )
  const persons = yield* Stream.runCollect(
    store.query(
      `select id, coalesce(name_en, name_zh) as name, n from busiest join entities on entity_id = id order by n desc, id`,
    ),
  )
  const links = yield* Stream.runCollect(
    store.query(
      `select a.id as one, b.id as other, count(*) as n from appearances a join appearances b
       on a.event_id = b.event_id and a.id < b.id group by one, other order by one, other`,
    ),
  )
  const place = new Map(persons.map((row, index) => [textOf(row["id"]), index]))
  return {
    persons: persons.map((row) => [textOf(row["id"]), textOf(row["name"]), Number(row["n"])]),
    links: links.map((row) => [
      place.get(textOf(row["one"])) ?? 0,
      place.get(textOf(row["other"])) ?? 0,
      Number(row["n"]),
    ]),
  } satisfies Network
})

/** Columns that have few values, and how many rows have each. */
const facetsOf = Effect.fnUntraced(function* (store: Store, { name, fields }: Table) {
  const facets: Record<string, ReadonlyArray<readonly [string, number]>> = {}
  for (const field of fields) {
    if (field.dictionary !== true) continue
    const rows = yield* Stream.runCollect(
      store.query(
        `select "${field.name}" as value, count(*) as n from "${name}" where value is not null group by value order by n desc, value limit 40`,
      ),
    )
    if (rows.length > 1) facets[field.name] = rows.map((row) => [textOf(row["value"]), Number(row["n"])])
  }
  return facets
})

const rowsOf = Effect.fnUntraced(function* (folder: string, store: Store, table: Table) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  yield* fs.makeDirectory(folder, { recursive: true })
  const counts = { rows: 0, shards: 0 }
  yield* store.rows(table).pipe(
    Stream.grouped(rowsOfShard),
    Stream.runForEach((group: ReadonlyArray<Row>) => {
      const file = path.join(folder, `${counts.shards++}.json`)
      counts.rows += group.length
      return fs.writeFileString(file, JSON.stringify(group.map((row) => table.fields.map(({ name }) => row[name]))))
    }),
  )
  return {
    name: table.name,
    description: table.description.trim(),
    columns: table.fields.map(({ name, description }) => ({ name, description: description.trim() })),
    ...counts,
    facets: yield* facetsOf(store, table),
  } satisfies TableMeta
})

/** Writes all the JSON that the pages read into a folder. */
export const writeData = Effect.fn("explore.writeData")(function* (
  folder: string,
  store: Store,
  tables: ReadonlyArray<Table>,
  file: ReleaseFile,
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const hits = new Map<string, Array<Hit>>()
  const top = new Map<string, Array<Brief>>()
  const see = (page: EntityPage) => {
    const hit: Hit = [page.id, [nameOf(page), ...page.aliases].join(" | "), page.count]
    for (const shard of new Set(wordsOf(page).map(searchShard))) {
      const list = hits.get(shard) ?? []
      list.push(hit)
      hits.set(shard, list)
    }
    const best = top.get(page.type) ?? []
    best.push([page.id, nameOf(page), page.count])
    top.set(page.type, best.length < 400 ? best : best.toSorted((a, b) => b[2] - a[2]).slice(0, 50))
  }
  const shards = {
    documents: yield* sharded(path.join(folder, "documents"), documentsOfShard, yield* documentPages(store)),
    entities: yield* sharded(path.join(folder, "entities"), entitiesOfShard, yield* entityPages(store, see)),
  }
  yield* fs.makeDirectory(path.join(folder, "search"))
  for (const [shard, list] of hits)
    yield* fs.writeFileString(
      path.join(folder, "search", `${shard}.json`),
      JSON.stringify(list.toSorted((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1))),
    )
  const described: Array<TableMeta> = []
  for (const table of tables) described.push(yield* rowsOf(path.join(folder, "tables", table.name), store, table))
  const formulations = yield* Stream.runCollect(
    store.query(
      `select substr(published_on, 1, 7) || '-01' as month, e.entity_id as id, coalesce(e.name_en, e.name_zh) as name, count(*) as n
       from mentions m ${join} join entities e on e.entity_id = m.entity_id
       where m.type = 'formulation' and published_on is not null group by month, id order by month, n desc, id`,
    ),
  )
  const years = yield* Stream.runCollect(
    store.query(
      "select substr(published_on, 1, 4) as year, count(*) as n from documents where published_on is not null group by year order by year",
    ),
  )
  const meta: Meta = {
    title: file.title,
    description: file.description.trim(),
    counts: Object.fromEntries(described.map(({ name, rows }) => [name, rows])),
    shards,
    tables: described,
    formulations: formulations.map((row) => [
      textOf(row["month"]),
      textOf(row["id"]),
      textOf(row["name"]),
      Number(row["n"]),
    ]),
    years: years.map((row) => [textOf(row["year"]), Number(row["n"])]),
    top: Object.fromEntries(
      [...top]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([type, list]) => [type, list.toSorted((a, b) => b[2] - a[2] || (a[0] < b[0] ? -1 : 1)).slice(0, 24)]),
    ),
  }
  yield* fs.writeFileString(path.join(folder, "meta.json"), JSON.stringify(meta))
  yield* fs.writeFileString(path.join(folder, "network.json"), JSON.stringify(yield* networkOf(store)))
  return meta
})
