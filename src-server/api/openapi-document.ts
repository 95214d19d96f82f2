import { z } from 'zod';
import { PROTOCOL_VERSION } from '../../src-shared/contracts/sync/protocol-version';
import { Refusal } from '../../src-shared/contracts/sync/refusal';
import { handInOperations } from './hand-in-operations';
import { officeOperations } from './office-operations';
import type { Caller, Content, JsonContent, Operation } from './operation';
import { otherOperations } from './other-operations';
import { pageCallOperations } from './page-call-operations';
import { samples } from './sample-messages';
import { stationOperations } from './station-operations';

/** Every route of the server. A test holds the list against the routes that a running server has. */
export const operations: readonly Operation[] = [
  ...stationOperations,
  ...officeOperations,
  ...handInOperations,
  ...otherOperations,
  ...pageCallOperations,
];

const REFUSAL: JsonContent = { kind: 'json', name: 'Refusal', schema: Refusal, example: samples.gap };

const TAGS: Readonly<Record<Operation['tag'], string>> = {
  station: '考试机与中心之间的同步 What stations say to the centre',
  office: '考务办公室 The exam office',
  'hand-in': '离线上交与对账 What comes by hand, and reconciliation',
  operation: '运行维护 Running the server',
  reports: '报表 Reports',
  pages: '中心网页 The centre’s own pages',
};

const SECURITY_SCHEMES = {
  adminToken: { type: 'http', scheme: 'bearer', description: 'EXAM_SERVER_ADMIN_TOKEN' },
  adminBasic: {
    type: 'http',
    scheme: 'basic',
    description: 'User `admin`, the token as password; reports only',
  },
  metricsToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'EXAM_SERVER_METRICS_TOKEN; without one, this machine only',
  },
  pageSession: { type: 'apiKey', in: 'cookie', name: 'exam_session' },
} as const;

const SECURITY: Readonly<Record<Caller, readonly object[]>> = {
  anyone: [],
  // Signatures and codes stand in the messages themselves.
  'station-signature': [],
  'one-time-code': [],
  'admin-token': [{ adminToken: [] }],
  'admin-token-or-basic': [{ adminToken: [] }, { adminBasic: [] }],
  metrics: [{ metricsToken: [] }],
  'page-session': [{ pageSession: [] }],
};

export type OpenApiDocument = {
  readonly openapi: '3.1.0';
  readonly info: object;
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: object;
  };
};

/** OpenAPI 3.1 made from the schemas that the server itself parses with. The same program makes the same document. */
export function openApiDocument(): OpenApiDocument {
  const schemas = new Map<string, unknown>();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '考试中心接口 Exam centre API',
      version: `${PROTOCOL_VERSION}.0.0`,
      description:
        'JSON in UTF-8. Instants are UTC milliseconds. Every answer that is not 2xx or 3xx is a Refusal, whose member ' +
        '`refusal` is for the program and whose status is for the machines in between.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

function describe(operation: Operation, schemas: Map<string, unknown>): object {
  const { request } = operation;
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.zh,
    description: operation.en,
    security: SECURITY[operation.caller],
    parameters: parametersOf(operation),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: contentOf(request, 'input', schemas) } }),
    responses: responsesOf(operation, schemas),
  };
}

function responsesOf(operation: Operation, schemas: Map<string, unknown>): object {
  const described = Object.entries(operation.answers).map(([status, answer]) => [
    status,
    typeof answer === 'string'
      ? { description: answer }
      : { description: descriptionOf(answer), content: contentOf(answer, 'output', schemas) },
  ]);
  const refusal = { description: 'Refused', content: contentOf(REFUSAL, 'output', schemas) };
  return Object.fromEntries([...described, ['default', refusal]]);
}

function descriptionOf(answer: Content): string {
  return answer.kind === 'other' ? answer.what : answer.name;
}

function contentOf(content: Content, io: 'input' | 'output', schemas: Map<string, unknown>): object {
  if (content.kind === 'other') return { [content.type]: {} };
  const { $schema: _draft, ...schema } = z.toJSONSchema(content.schema, { io, unrepresentable: 'any' });
  schemas.set(content.name, schema);
  const example = content.example === undefined ? {} : { example: content.example };
  return { 'application/json': { schema: { $ref: `#/components/schemas/${content.name}` }, ...example } };
}

function parametersOf({ path, query, headers }: Operation): readonly object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { $schema: _draft, ...text } = z.toJSONSchema(schema as z.ZodType, { io: 'input' });
    return { name, in: 'query', required: !(schema as z.ZodType).safeParse(undefined).success, schema: text };
  });
  const inHeader = Object.entries(headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  }));
  return [...inPath, ...inQuery, ...inHeader];
}
