import type { ReleaseFile } from "./release-file.ts"

interface Cell {
  readonly kind: "markdown" | "code"
  readonly source: string
}

const cellsOf = ({ title }: ReleaseFile, version: string): ReadonlyArray<Cell> => [
  {
    kind: "markdown",
    source: `# ${title}\n\nVersion ${version}. Three questions to the data; run it in the folder \`notebooks/\` of the release.`,
  },
  {
    kind: "code",
    source: `import math
import sqlite3
from collections import Counter
import pandas as pd

database = sqlite3.connect("../waishi.sqlite")
formulations = pd.read_sql("select * from formulations_by_year", database)
speakers = pd.read_sql("select * from speakers_by_year", database)
attendance = pd.read_sql("select event_id, person_entity_id from attendance", database)`,
  },
  { kind: "markdown", source: "## Official formulations over time" },
  {
    kind: "code",
    source: `table = formulations.pivot_table(index="year", columns="name", values="mentions", aggfunc="sum").fillna(0)
print(table.sum().sort_values(ascending=False).head(10))
try:
    table[table.sum().nlargest(6).index].plot(kind="bar", figsize=(9, 4), title="Mentions of formulations by year")
except ImportError:
    print("matplotlib is not installed: no plot")`,
  },
  { kind: "markdown", source: "## Who speaks, and for how many characters" },
  {
    kind: "code",
    source: `top = speakers.groupby("name")["characters"].sum().nlargest(12)
print(top)
try:
    top.sort_values().plot(kind="barh", figsize=(9, 4), title="Characters of reported speech")
except ImportError:
    print("matplotlib is not installed: no plot")`,
  },
  { kind: "markdown", source: "## Who attends with whom" },
  {
    kind: "code",
    source: `pairs = Counter()
for _, group in attendance.groupby("event_id"):
    persons = sorted(set(group["person_entity_id"]))
    pairs.update((a, b) for i, a in enumerate(persons) for b in persons[i + 1 :])
network = pd.DataFrame([(a, b, n) for (a, b), n in pairs.most_common(40)], columns=["a", "b", "events"])
print(network)
people = sorted({*network["a"], *network["b"]})
angles = {person: 2 * math.pi * i / len(people) for i, person in enumerate(people)}
try:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 8))
    for a, b, events in network.itertuples(index=False):
        ends = [(math.cos(angles[person]), math.sin(angles[person])) for person in (a, b)]
        axes.plot(*zip(*ends), linewidth=events, color="tab:blue", alpha=0.4)
    for person, angle in angles.items():
        left = math.cos(angle) < 0
        turn = math.degrees(angle) + (180 if left else 0)
        axes.annotate(
            person.removeprefix("person/"),
            (1.03 * math.cos(angle), 1.03 * math.sin(angle)),
            ha="right" if left else "left",
            va="center",
            rotation=turn,
            rotation_mode="anchor",
        )
    axes.set(xlim=(-1.6, 1.6), ylim=(-1.6, 1.6), title="Who attended events with whom")
    axes.set_axis_off()
except ImportError:
    print("matplotlib is not installed: no plot")`,
  },
]

const lines = (source: string): ReadonlyArray<string> =>
  source.split("\n").map((line, index, all) => (index < all.length - 1 ? `${line}\n` : line))

/** A Jupyter notebook (nbformat 4.5) that loads the release and draws three plots. */
export const jupyter = (file: ReleaseFile, version: string): string =>
  `${JSON.stringify(
    {
      cells: cellsOf(file, version).map(({ kind, source }, index) => ({
        cell_type: kind,
        id: `cell-${index + 1}`,
        metadata: {},
        ...(kind === "code" ? { execution_count: null, outputs: [] } : {}),
        source: lines(source),
      })),
      metadata: {
        kernelspec: { display_name: "Python 3", language: "python", name: "python3" },
        language_info: { name: "python" },
      },
      nbformat: 4,
      nbformat_minor: 5,
    },
    null,
    1,
  )}\n`

/** The same as a Quarto document. */
export const quarto = (file: ReleaseFile, version: string): string =>
  [
    "---",
    `title: ${JSON.stringify(file.title)}`,
    "format: html",
    "jupyter: python3",
    "---",
    "",
    ...cellsOf(file, version).flatMap(({ kind, source }) =>
      kind === "code" ? ["```{python}", source, "```", ""] : [source, ""],
    ),
  ].join("\n")
