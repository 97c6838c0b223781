/// <reference lib="dom" />
import type { SimulationLinkDatum, SimulationNodeDatum } from "d3-force"
import type { Meta, Network } from "../shapes.ts"
import { count, h, message } from "./dom.ts"

// The libraries that draw are fetched when a page needs them.

const scrolled = (chart: Element, label: string): HTMLElement =>
  h("div", { class: "plot", tabindex: "0", role: "region", "aria-label": label }, chart)

/** Formulations over time. */
export const timeline = async (points: Meta["formulations"], label: string): Promise<HTMLElement> => {
  if (points.length === 0) return message("No formulation in a document with a date.")
  const Plot = await import("@observablehq/plot")
  const names = new Map<string, number>()
  for (const [, , name, mentions] of points) names.set(name, (names.get(name) ?? 0) + mentions)
  const best = [...names]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 16)
    .map(([name]) => name)
  const shown = points.filter(([, , name]) => best.includes(name))
  const chart = Plot.plot({
    width: Math.max(560, Math.min(1100, document.documentElement.clientWidth - 60)),
    height: 90 + best.length * 26,
    marginLeft: 330,
    marginBottom: 44,
    insetLeft: 18,
    insetRight: 18,
    style: { background: "transparent", fontSize: "13px" },
    x: { type: "utc", label: null, grid: true },
    y: { label: null, domain: best },
    r: { range: [3, 14] },
    marks: [
      Plot.dot(shown, {
        x: (point) => new Date(point[0]),
        y: (point) => point[2],
        r: (point) => point[3],
        fill: "currentColor",
        fillOpacity: 0.55,
        title: (point) => `${point[2]}, ${point[0].slice(0, 7)}: ${point[3]} mentions`,
      }),
    ],
  })
  chart.setAttribute("role", "img")
  chart.setAttribute("aria-label", label)
  return scrolled(chart, label)
}

interface Person extends SimulationNodeDatum {
  readonly id: string
  readonly name: string
  readonly events: number
}
type Link = SimulationLinkDatum<Person> & { readonly source: Person; readonly target: Person; readonly events: number }

/** Persons as points, nearer the more events they share, each a link to the page of the person. */
export const networkPlot = async ({ persons, links }: Network): Promise<HTMLElement> => {
  if (links.length === 0) return message("No event that two persons attended.")
  const [Plot, force] = await Promise.all([import("@observablehq/plot"), import("d3-force")])
  const all = persons.map(([id, name, events]): Person => ({ id, name, events }))
  const edges = links.flatMap(([a, b, events]): ReadonlyArray<Link> => {
    const [source, target] = [all[a], all[b]]
    return source === undefined || target === undefined ? [] : [{ source, target, events }]
  })
  const linked = new Set(edges.flatMap(({ source, target }) => [source, target]))
  const nodes = all.filter((node) => linked.has(node))
  force
    .forceSimulation(nodes)
    .force(
      "link",
      force
        .forceLink(edges)
        .distance(70)
        .strength(({ events }) => Math.min(1, 0.08 * events)),
    )
    .force("apart", force.forceManyBody().strength(-190))
    .force("x", force.forceX().strength(0.06))
    .force("y", force.forceY().strength(0.09))
    .force("room", force.forceCollide(22))
    .stop()
    .tick(400)
  const label = `${count(nodes.length)} persons and the events they share`
  const [x, y] = [(node: Person) => node.x ?? 0, (node: Person) => node.y ?? 0]
  const point = {
    x,
    y,
    href: ({ id }: Person) => `#/entity/${encodeURIComponent(id)}`,
    title: ({ name, events }: Person) => `${name}: ${count(events)} events`,
  }
  const chart = Plot.plot({
    width: Math.max(720, Math.min(1100, document.documentElement.clientWidth - 60)),
    height: 640,
    inset: 40,
    axis: null,
    style: { background: "transparent", fontSize: "12px" },
    r: { range: [3, 13] },
    marks: [
      Plot.link(edges, {
        x1: ({ source }) => x(source),
        y1: ({ source }) => y(source),
        x2: ({ target }) => x(target),
        y2: ({ target }) => y(target),
        stroke: "currentColor",
        strokeOpacity: 0.25,
        strokeWidth: ({ events }) => Math.min(6, events),
      }),
      Plot.dot(nodes, { ...point, r: "events", fill: "var(--link)", stroke: "var(--ground)" }),
      Plot.text(nodes, { ...point, text: "name", dy: -14, fill: "currentColor", stroke: "var(--ground)" }),
    ],
  })
  chart.setAttribute("aria-label", label)
  // Only what has a role may have a label (WAI-ARIA 1.2), and within an img nothing could be followed.
  for (const group of [chart, ...chart.querySelectorAll("g[aria-label]")]) group.setAttribute("role", "group")
  return scrolled(chart, label)
}
