import type { z } from 'zod';

/** A JSON message by the name it has in the document. An example is given wherever one is short enough to be read. */
export type JsonContent = {
  readonly kind: 'json';
  readonly name: string;
  readonly schema: z.ZodType;
  readonly example?: unknown;
};

/** Anything that is not JSON: a sealed file, a page, a table. */
export type OtherContent = { readonly kind: 'other'; readonly type: string; readonly what: string };

export type Content = JsonContent | OtherContent;

/** How a caller shows who it is. */
export type Caller =
  | 'anyone'
  | 'station-signature'
  | 'one-time-code'
  | 'admin-token'
  | 'admin-token-or-basic'
  | 'metrics'
  | 'page-session';

export type Operation = {
  readonly method: 'get' | 'post' | 'put' | 'delete' | 'head';
  /** With parameters in braces. */
  readonly path: string;
  readonly tag: 'station' | 'office' | 'hand-in' | 'operation' | 'reports' | 'pages';
  /** Unique; what a generated client would call it. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly caller: Caller;
  readonly query?: z.ZodObject;
  readonly headers?: Readonly<Record<string, string>>;
  readonly request?: Content;
  /** By status; every other status is a Refusal. */
  readonly answers: Readonly<Record<number, Content | string>>;
};

export function json(name: string, schema: z.ZodType, example?: unknown): JsonContent {
  return { kind: 'json', name, schema, ...(example === undefined ? {} : { example }) };
}

export function other(type: string, what: string): OtherContent {
  return { kind: 'other', type, what };
}
