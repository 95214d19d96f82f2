import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const languageMap = z.record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), z.string().min(1));

/** A statement as xAPI 1.0.3 has it, no property more: what it does not know, the store refuses. */
const Statement = z
  .object({
    id: z.uuid(),
    actor: z
      .object({
        objectType: z.literal('Agent'),
        account: z.object({ homePage: iri, name: z.string().min(1) }).strict(),
      })
      .strict(),
    verb: z.object({ id: iri, display: languageMap }).strict(),
    object: z
      .object({
        objectType: z.literal('Activity'),
        id: iri,
        definition: z.object({ type: iri, name: languageMap }).strict(),
      })
      .strict(),
    result: z
      .object({
        score: z
          .object({ raw: z.number(), min: z.number(), max: z.number(), scaled: z.number().min(-1).max(1) })
          .strict()
          .refine(({ raw, min, max }) => raw >= min && raw <= max),
        success: z.boolean(),
        completion: z.boolean(),
        duration: z.iso.duration(),
      })
      .strict(),
    context: z
      .object({
        registration: z.uuid(),
        platform: z.string(),
        language: z.string(),
        extensions: z.record(iri, z.unknown()),
      })
      .strict(),
    timestamp: z.iso.datetime(),
  })
  .strict();

export type Fault = 'busy' | 'answer-lost' | undefined;

/** A learning record store on loopback: keeps what is valid by its id, refuses another content under a known id. */
export async function startRecordStore(key: string, secret: string) {
  const kept = new Map<string, string>();
  const faults: Fault[] = [];
  let calls = 0;
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      calls += 1;
      const fault = faults.shift();
      const end = (status: number, body: unknown = {}) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (fault === 'busy') return end(503);
      const expected = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
      if (request.headers.authorization !== expected) return end(401);
      if (request.method !== 'POST' || request.url !== '/xapi/statements') return end(404);
      if (request.headers['x-experience-api-version'] !== '1.0.3') return end(400);
      const parsed = z.array(Statement).safeParse(JSON.parse(Buffer.concat(parts).toString('utf8')));
      if (!parsed.success) return end(400, parsed.error.issues);
      const clash = parsed.data.find((one) => {
        const known = kept.get(one.id);
        return known !== undefined && known !== JSON.stringify(one);
      });
      if (clash !== undefined) return end(409);
      for (const one of parsed.data) kept.set(one.id, JSON.stringify(one));
      if (fault === 'answer-lost') return void request.socket.destroy();
      return end(
        200,
        parsed.data.map((one) => one.id),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/xapi`,
    kept,
    faults,
    calls: () => calls,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
