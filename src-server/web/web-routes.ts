import cookie from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { accountRoutes } from './account-routes';
import { evidenceRoutes } from './evidence-routes';
import { handInRoutes } from './hand-in-routes';
import { institutionRoutes } from './institution-routes';
import { itemRoutes } from './item-routes';
import { keeperRoutes } from './keeper-routes';
import { myTestRoutes } from './my-test-routes';
import { officeRoutes } from './office-routes';
import { packagingRoutes } from './packaging-routes';
import { personPaperRoutes, personRoutes } from './person-routes';
import { provinceRoutes } from './province-routes';
import { publicRoutes } from './public-routes';
import { recoveryRoutes } from './recovery-routes';
import { reportingRoutes } from './reporting-routes';
import { resultRoutes } from './result-routes';
import { servePages } from './serve-pages';
import { trainingRoutes } from './training-routes';
import { watchRoutes } from './watch-routes';
import type { WebContext } from './web-context';

/** What a browser sees of the centre: the pages and the routes they call. */
export async function webRoutesOf(app: FastifyInstance, context: WebContext): Promise<void> {
  await app.register(cookie);
  accountRoutes(app, context);
  publicRoutes(app, context);
  personRoutes(app, context);
  personPaperRoutes(app, context);
  provinceRoutes(app, context);
  institutionRoutes(app, context);
  trainingRoutes(app, context);
  myTestRoutes(app, context);
  recoveryRoutes(app, context);
  officeRoutes(app, context);
  resultRoutes(app, context);
  watchRoutes(app, context);
  evidenceRoutes(app, context);
  itemRoutes(app, context);
  handInRoutes(app, context);
  keeperRoutes(app, context);
  packagingRoutes(app, context);
  reportingRoutes(app, context);
  if (context.pagesFolder !== undefined) await servePages(app, context.pagesFolder);
}
