import { defineConfig } from "vitest/config"
import { fuzz } from "./fuzz.ts"

export default defineConfig({
  test: {
    root: new URL("..", import.meta.url).pathname,
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/setup.ts"],
    testTimeout: 120_000 * fuzz,
  },
})
