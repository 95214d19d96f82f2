import { z } from 'zod';
import type { Access } from '../../src-shared/contracts/web/route';
import { WEB_REQUEST_HEADER, webRoutes } from '../../src-shared/contracts/web/web-routes';
import { json, type Operation } from './operation';

type WebRoute = {
  readonly method: string;
  readonly path: string;
  readonly access: Access;
  readonly body: z.ZodType;
  readonly answer: z.ZodType;
};

/** The calls of the centre's own pages, as their contract has them: a new one is in the document by itself. */
export const pageCallOperations: readonly Operation[] = Object.entries<WebRoute>(webRoutes).map(
  ([name, route]): Operation => ({
    method: route.method.toLowerCase() as Operation['method'],
    path: route.path.replace(/:(\w+)/g, '{$1}'),
    tag: 'pages',
    id: `page${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    zh: `网页调用 ${name}`,
    en: accessText(route.access),
    caller: route.access.kind === 'anyone' ? 'anyone' : 'page-session',
    ...(route.method === 'GET'
      ? {}
      : {
          headers: { [WEB_REQUEST_HEADER]: 'Any value: no form of another site can send it' },
          ...(isEmpty(route.body) ? {} : { request: json(`page.${name}.body`, route.body) }),
        }),
    answers: { 200: json(`page.${name}.answer`, route.answer) },
  }),
);

function accessText(access: Access): string {
  switch (access.kind) {
    case 'anyone':
      return 'Anybody.';
    case 'stage':
      return `A browser at the stage: ${access.stages.join(', ')}.`;
    default:
      return `Signed in as: ${access.roles.join(', ')}.`;
  }
}

function isEmpty(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}
