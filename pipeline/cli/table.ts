import CliTable from "cli-table3"

const plain = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "  ",
}

/** A table for people; columns named in `numbers` are aligned to the right. */
export const renderTable = (
  head: ReadonlyArray<string>,
  rows: ReadonlyArray<ReadonlyArray<string>>,
  numbers: ReadonlySet<string> = new Set(),
): string => {
  const table = new CliTable({
    head: [...head],
    chars: plain,
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colAligns: head.map((name) => (numbers.has(name) ? "right" : "left")),
  })
  table.push(...rows.map((row) => [...row]))
  return table.toString()
}

const grouping = new Intl.NumberFormat("en")
export const formatCount = (count: number): string => grouping.format(count)

export const formatBytes = (bytes: number): string => {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"]
  let value = bytes
  let unit = 0
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}
