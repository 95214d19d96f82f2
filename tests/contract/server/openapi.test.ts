import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type OpenApiDocument, openApiDocument, operations } from '../../../src-server/api/openapi-document';
import type { Content } from '../../../src-server/api/operation';
import { referencePage } from '../../../src-server/api/reference-page';
import { buildPublication, buildResult } from '../../builders/build-publication';
import { buildSyncStation } from '../../builders/build-sync-station';
import { startTestServer, type TestServer } from '../../builders/start-test-server';
import { tempFolder } from '../../builders/temp-folder';

const document: OpenApiDocument = openApiDocument();
const routes = new Set<string>();
let server: TestServer;
let pages: Awaited<ReturnType<typeof tempFolder>>;

beforeAll(async () => {
  pages = await tempFolder('pages');
  await mkdir(path.join(pages.path, 'assets'));
  await writeFile(path.join(pages.path, 'index.html'), '<!doctype html>');
  server = await startTestServer({ pagesFolder: pages.path }, (method, url) =>
    routes.add(`${method} ${openPath(url)}`),
  );
});
afterAll(async () => {
  await server?.stop();
  await pages.remove();
});

/** A framework's path as OpenAPI writes it. */
function openPath(url: string): string {
  return url
    .replace('/app/assets/*', '/app/assets/{file}')
    .replace('/app/*', '/app/{page}')
    .replace(/:(\w+)/g, '{$1}');
}

function contents(): readonly (readonly [string, Content])[] {
  return operations.flatMap(({ id, request, answers }) =>
    [request, ...Object.values(answers)].flatMap((one): [string, Content][] =>
      one === undefined || typeof one === 'string' ? [] : [[id, one]],
    ),
  );
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1 by its own rules', async () => {
    const verdict = await new Validator().validate(JSON.parse(JSON.stringify(document)));
    expect(verdict.errors ?? []).toEqual([]);
    expect(verdict.valid).toBe(true);
  });

  it('has every route of the running server and none that is not there', () => {
    const described = operations.map(({ method, path: at }) => `${method.toUpperCase()} ${at}`);
    expect([...routes].filter((route) => !described.includes(route))).toEqual([]);
    expect(described.filter((route) => !routes.has(route))).toEqual([]);
    expect(new Set(described).size).toBe(described.length);
  });

  it('gives each operation a name of its own and each message one form', () => {
    const ids = operations.map((one) => one.id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const forms = new Map<string, z.ZodType>();
    for (const [id, one] of contents()) {
      if (one.kind !== 'json') continue;
      expect(forms.get(one.name) ?? one.schema, `${id} ${one.name}`).toBe(one.schema);
      forms.set(one.name, one.schema);
    }
  });

  it('has only examples that the server would take, by its schemas and by the document alone', () => {
    const examples = contents().flatMap(([id, one]) =>
      one.kind === 'json' && one.example !== undefined ? [{ id, ...one }] : [],
    );
    expect(examples.length).toBeGreaterThan(30);
    for (const { id, name, schema, example } of examples) {
      expect(schema.safeParse(example).error?.issues ?? [], `${id} ${name}`).toEqual([]);
      const written = z.fromJSONSchema(document.components.schemas[name] as z.core.JSONSchema.JSONSchema);
      expect(written.safeParse(example).error?.issues ?? [], `${id} ${name} as written`).toEqual([]);
    }
  });

  it('names no place outside itself', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]);
    const inside = new Set(
      Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`),
    );
    expect(refs.filter((ref) => !inside.has(ref ?? ''))).toEqual([]);
  });

  it('lies in docs/api as the schemas have it now (npm run docs:api)', async () => {
    expect(JSON.parse(await readFile('docs/api/openapi.json', 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(document)),
    );
    expect(await readFile('docs/api/reference.html', 'utf8')).toBe(referencePage());
  });
});

describe('the reference page', () => {
  it('is served with the document, without scripts and without anything from elsewhere', async () => {
    const page = await server.request('/reference');
    const text = await page.text();
    expect([page.status, text]).toEqual([200, referencePage()]);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).not.toMatch(/<script|https?:\/\/(?!json-schema)|@import|url\(/);
    expect(await (await server.request('/reference/openapi.json')).json()).toEqual(
      JSON.parse(JSON.stringify(document)),
    );
  });
});

describe('answers of the office’s routes', () => {
  it('have the form that the document gives them', async () => {
    const station = await buildSyncStation(server);
    const publication = buildPublication('S-api');
    await server.admin('PUT', '/sessions/S-api', publication);
    await station.send(station.seal([buildResult(publication, station.stationId, 1), 'not JSON']));
    const { results } = (await (await server.admin('GET', '/results?sessionId=S-api')).json()) as {
      results: { attemptId: string }[];
    };
    const attemptId = results[0]?.attemptId ?? '';
    await server.admin('POST', `/results/${attemptId}/reviews`, { requestedBy: 'demo' });
    const asked = operations.filter(
      ({ method, caller, answers }) =>
        method === 'get' && caller === 'admin-token' && typeof answers[200] === 'object',
    );
    expect(asked.length).toBeGreaterThan(8);
    for (const { id, path: at, answers } of asked) {
      const answer = answers[200];
      if (typeof answer !== 'object' || answer.kind !== 'json' || id === 'proveAnswer') continue;
      const url = `${at.replace('/admin/v1', '').replace('{sessionId}', 'S-api').replace('{attemptId}', attemptId)}?sessionId=S-api`;
      const given = await server.admin('GET', url);
      expect(given.status, id).toBe(200);
      expect(answer.schema.safeParse(await given.json()).error?.issues ?? [], id).toEqual([]);
    }
  });
});
