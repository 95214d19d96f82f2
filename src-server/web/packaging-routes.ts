import type { FastifyInstance } from 'fastify';
import { err, ok } from '../../src-shared/basics/result';
import { buildPackage, checkRoster, type PackagingContext } from '../packaging/build-package';
import { packageChoices } from '../packaging/package-choices';
import { answerRoute } from './answer-route';
import { officerOf } from './officer';
import type { WebContext } from './web-context';

/** Making a session's package out of a roster and a bank. */
export function packagingRoutes(app: FastifyInstance, context: WebContext): void {
  const { accounts, centre, importing, healer, isDemonstration, libraryFolder, centreKeysPath } = context;
  const { database, now } = accounts;
  const packaging: PackagingContext = {
    ...{ database, centre, importing, healer, isDemonstration, libraryFolder, centreKeysPath, now },
  };

  answerRoute(app, context, 'packageChoices', async () => {
    const choices = await packageChoices(database, libraryFolder);
    return choices === undefined ? err({ kind: 'no-library' }) : ok(choices);
  });

  answerRoute(app, context, 'checkRoster', ({ body }) => checkRoster(packaging, body.source));

  answerRoute(app, context, 'buildPackage', ({ body, session }) =>
    buildPackage(packaging, officerOf(session), body),
  );
}
