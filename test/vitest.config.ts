import { defineConfig } from "vitest/config"
import { fuzz } from "./fuzz.ts"

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    // As the program itself runs: large regular expressions are compiled before their first use, not after it.
    execArgv: ["--no-regexp-tier-up"],
    testTimeout: 120_000 * fuzz,
  },
})
