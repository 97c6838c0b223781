import type { Trie } from "../../core/trie.ts"
import type { Named } from "../../vocabulary/vocabulary.ts"
import type { Entity, EntityType } from "../model.ts"

export const entityOf = (type: EntityType, { id, en, zh, wikidata }: Named): Entity => ({
  id: `${type}/${id}`,
  type,
  nameEn: en?.[0] ?? null,
  nameZh: zh?.[0] ?? null,
  wikidata: wikidata ?? null,
})

export const addNames = (trie: Trie<Entity | undefined>, type: EntityType, list: ReadonlyArray<Named>): void => {
  for (const named of list) {
    const entity = entityOf(type, named)
    for (const form of [...(named.en ?? []), ...(named.zh ?? [])]) {
      trie.add(form, entity)
      if (form.includes("'")) trie.add(form.replaceAll("'", "’"), entity)
    }
  }
}
