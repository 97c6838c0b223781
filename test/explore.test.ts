import { existsSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { extname, join } from "node:path"
import { expect, layer } from "@effect/vitest"
import { Effect } from "effect"
import type { Page } from "playwright-core"
import { chromium } from "playwright-core"
import { explore } from "../pipeline/explore/explore.ts"
import { buildOf, folderOf, realCorpus, shippedCorpus, TestLayer } from "./support.ts"

const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
)
if (browserPath === undefined) console.warn("skipped: no Chromium to look at the site with")

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
}

/** Serves a folder, file by file and nothing more. */
const served = (folder: string) =>
  Effect.acquireRelease(
    Effect.promise(
      () =>
        new Promise<{ readonly address: string; readonly close: () => void }>((resolve) => {
          const server = createServer((request, response) => {
            const path = new URL(request.url ?? "/", "http://localhost").pathname
            const file = join(folder, path === "/" ? "index.html" : path)
            if (!existsSync(file)) return response.writeHead(404).end()
            response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" })
            return response.end(readFileSync(file))
          })
          server.listen(0, "127.0.0.1", () => {
            const address = server.address()
            const port = typeof address === "object" && address !== null ? address.port : 0
            resolve({ address: `http://127.0.0.1:${port}/`, close: () => server.close() })
          })
        }),
    ),
    ({ close }) => Effect.sync(close),
  )

/** A browser at the site of a corpus; `problems` gathers what its console tells of. */
const openSite = Effect.fnUntraced(function* (corpus: string) {
  const { out } = yield* buildOf(corpus)
  const { folder } = yield* explore(out, shippedCorpus)
  const { address } = yield* served(folder)
  const browser = yield* Effect.acquireRelease(
    Effect.promise(() =>
      chromium.launch({
        ...(browserPath === undefined ? {} : { executablePath: browserPath }),
        args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
      }),
    ),
    (opened) => Effect.promise(() => opened.close()),
  )
  const page = yield* Effect.promise(() => browser.newPage())
  const problems: Array<string> = []
  page.on("console", (line) => line.type() === "error" && problems.push(line.text()))
  page.on("pageerror", (error) => problems.push(error.message))
  return { page, address, problems }
})

const violations = async (page: Page): Promise<ReadonlyArray<string>> => {
  await page.evaluate(axe)
  return page.evaluate<ReadonlyArray<string>>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }).then((found) => found.violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.html).slice(0, 2).join(' ')))",
  )
}

/** Types a query, chooses the first hit with the keyboard, and gives the heading of the page it leads to. */
const searchFor = async (page: Page, query: string): Promise<string> => {
  const before = page.url()
  await page.locator("#search").fill(query)
  await page.locator("#hits [role=option]").first().waitFor()
  await page.locator("#search").press("Enter")
  await page.waitForURL((url) => url.href !== before)
  await page.locator("h1", { hasNotText: "Waishi sample" }).waitFor()
  return (await page.locator("h1").textContent()) ?? ""
}

layer(TestLayer)("the site", (it) => {
  it.effect.skipIf(browserPath === undefined)(
    "of the shipped corpus shows documents, entities, formulations and tables, to everybody",
    () =>
      Effect.gen(function* () {
        const { page, address, problems } = yield* openSite(shippedCorpus)
        yield* Effect.promise(async () => {
          await page.goto(address)
          await page.locator("h1").waitFor()
          expect(await searchFor(page, "李鹏")).toContain("Li Peng")
          await page.goto(address)
          expect(await searchFor(page, "li peng")).toContain("李鹏")
          // From a quotation to its words in the document.
          await page.locator("blockquote a").first().click()
          const here = page.locator(".here").first()
          await here.waitFor()
          expect(await here.getAttribute("title")).toContain("said by")
          expect(await page.locator(".pair.two").count()).toBeGreaterThan(3)
          await page.goto(`${address}#/formulations`)
          await page.locator("svg circle").first().waitFor()
          // From a point of the network to the person.
          await page.goto(`${address}#/people`)
          await page.locator("svg a").first().click()
          await page.waitForURL(/#\/entity\/person/u)
          // The state of a table is in its address.
          await page.goto(`${address}#/table/mentions?type=formulation`)
          await page.locator("tbody tr").first().waitFor()
          const kinds = await page.locator("tbody tr td:nth-child(5)").allTextContents()
          expect(new Set(kinds)).toEqual(new Set(["formulation"]))
          await page.locator("select").nth(1).selectOption({ index: 1 })
          await page.waitForURL(/#\/table\/mentions\?.+&/u)
          for (const scheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme: scheme })
            for (const view of [
              "",
              "documents",
              "people",
              "formulations",
              "tables",
              "table/quotations",
              "entity/person%2Fli-peng",
            ]) {
              await page.goto(`${address}#/${view}`)
              await page.locator("h1").waitFor()
              await page.waitForTimeout(150)
              expect(await violations(page), `${scheme} ${view}`).toEqual([])
            }
          }
          // On a phone nothing is wider than the screen.
          await page.setViewportSize({ width: 375, height: 720 })
          await page.goto(`${address}#/documents`)
          await page.locator("main a").first().click()
          await page.locator(".paragraph").first().waitFor()
          expect(await page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth")).toBe(true)
          expect(await violations(page)).toEqual([])
        })
        expect(problems).toEqual([])
      }),
    60_000,
  )

  it.effect.skipIf(browserPath === undefined || realCorpus === undefined)(
    "of real documents finds a person in both scripts, and holds no text that is not open",
    () =>
      Effect.gen(function* () {
        const { page, address, problems } = yield* openSite(realCorpus ?? "")
        yield* Effect.promise(async () => {
          await page.goto(address)
          await page.locator("h1").waitFor()
          expect(await searchFor(page, "习近平")).toContain("Xi Jinping")
          await page.locator("main li a").last().click()
          await page.locator(".paragraph").first().waitFor()
          expect(await page.locator(".paragraph").first().textContent()).toContain("not open")
        })
        expect(problems).toEqual([])
      }),
    60_000,
  )

  it.effect("needs a build", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(explore(yield* folderOf({}), shippedCorpus))
      expect(error.message).toContain("run make first")
    }),
  )
})
