import type { XapiStatement } from './xapi-statement';

export type LrsSettings = { readonly url: string; readonly key: string; readonly secret: string };

/** What a learning record store made of statements. */
export type LrsOutcome =
  | { readonly kind: 'taken' }
  /** Another content under one of these ids, or a form it does not take: sending it again changes nothing. */
  | { readonly kind: 'refused'; readonly status: number }
  /** No line, a busy store, or wrong credentials: a person or time may mend it. */
  | { readonly kind: 'later'; readonly status: number };

const PATIENCE_MS = 20_000;

/** Sends statements with `POST statements` (xAPI 1.0.3, 2.1.2 of part three). Status 0: no answer at all. */
export async function sendStatements(
  { url, key, secret }: LrsSettings,
  statements: readonly XapiStatement[],
): Promise<LrsOutcome> {
  try {
    const answer = await fetch(`${url.replace(/\/$/, '')}/statements`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:${secret}`, 'utf8').toString('base64')}`,
        'content-type': 'application/json',
        'x-experience-api-version': '1.0.3',
      },
      body: JSON.stringify(statements),
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: 'error',
    });
    await answer.arrayBuffer();
    if (answer.ok) return { kind: 'taken' };
    const isFinal = answer.status === 400 || answer.status === 409 || answer.status === 413;
    return { kind: isFinal ? 'refused' : 'later', status: answer.status };
  } catch {
    return { kind: 'later', status: 0 };
  }
}
