import { err, ok, type Result } from '../src-shared/basics/result';
import {
  WEB_REQUEST_HEADER,
  type WebAnswer,
  type WebBody,
  type WebRouteName,
  webRoutes,
} from '../src-shared/contracts/web/web-routes';

/** Why a call came to nothing, whatever was asked. What a rule refuses is in the answer itself. */
export type CallProblem =
  /** No line to the centre; nothing was changed, or it is not known whether it was. */
  | { readonly kind: 'unreachable' }
  /** The session is over: sign in again. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'not-allowed' }
  /** Something answered that is not the centre, or a newer centre than this page. */
  | { readonly kind: 'not-understood' };

/** The only place that speaks with the centre. Answers are parsed: what comes over a wire is unknown until then. */
export async function callCentre<N extends WebRouteName>(
  name: N,
  body: WebBody<N>,
): Promise<Result<WebAnswer<N>, CallProblem>> {
  const { method, path, answer } = webRoutes[name];
  try {
    const response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { [WEB_REQUEST_HEADER]: '1', 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 401) return err({ kind: 'signed-out' });
    if (response.status === 403) return err({ kind: 'not-allowed' });
    if (!response.ok) return err({ kind: response.status >= 500 ? 'unreachable' : 'not-understood' });
    const parsed = answer.safeParse(await response.json());
    return parsed.success ? ok(parsed.data as WebAnswer<N>) : err({ kind: 'not-understood' });
  } catch {
    return err({ kind: 'unreachable' });
  }
}
