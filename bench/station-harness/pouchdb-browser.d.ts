/** As much of PouchDB as the bench calls; its own types bring thirteen packages. */
declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string, options?: { readonly auto_compaction?: boolean });
    put(doc: {
      readonly _id: string;
      readonly _rev?: string;
      readonly body: string;
    }): Promise<{ readonly rev: string }>;
  }
}
