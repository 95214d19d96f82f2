import { mkdir, writeFile } from 'node:fs/promises';
import { openApiDocument } from '../../src-server/api/openapi-document';
import { referencePage } from '../../src-server/api/reference-page';

// `npm run docs:api`: the centre's interface as OpenAPI and as a page, from the schemas. A test tells when it is stale.
await mkdir('docs/api', { recursive: true });
await writeFile('docs/api/openapi.json', `${JSON.stringify(openApiDocument(), undefined, 1)}\n`);
await writeFile('docs/api/reference.html', referencePage());
