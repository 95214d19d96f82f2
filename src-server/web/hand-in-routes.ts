import type { FastifyInstance } from 'fastify';
import { err } from '../../src-shared/basics/result';
import { handInsTaken, takeCodes, takeHandIn } from '../office/take-hand-in';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** What staff bring to the centre by hand: files and codes. */
export function handInRoutes(app: FastifyInstance, context: WebContext): void {
  const { importing } = context;

  answerRoute(app, context, 'importHandIn', async ({ body, session }) => {
    const file = Buffer.from(body.fileBase64, 'base64');
    const taken = await takeHandIn(importing, officerOf(session), body.sessionId, file);
    return taken.ok ? taken : err({ kind: taken.error });
  });

  answerRoute(app, context, 'importHandInCodes', ({ body, session }) =>
    takeCodes(importing, officerOf(session), body.text),
  );

  answerRoute(app, context, 'handInsTaken', () => handInsTaken(importing.database));
}
