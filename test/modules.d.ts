/** What the tests use of packages that bring no types. */
declare module "datapackage" {
  export class Package {
    static load(descriptor: unknown, options: { readonly basePath: string }): Promise<Package>
    readonly valid: boolean
    readonly errors: ReadonlyArray<Error>
    readonly resources: ReadonlyArray<{
      readonly name: string
      read(options: { readonly keyed: boolean; readonly relations?: boolean }): Promise<ReadonlyArray<unknown>>
    }>
  }
}

declare module "ro-crate" {
  export class ROCrate {
    constructor(json: unknown, options: { readonly array: boolean; readonly link: boolean })
    readonly rootDataset: Readonly<Record<string, unknown>>
    getEntity(id: string): Readonly<Record<string, unknown>> | undefined
  }
}
