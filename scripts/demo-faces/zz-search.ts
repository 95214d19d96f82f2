// scratch
import { writeFileSync, mkdirSync } from 'node:fs';
import { openPage } from './page-host';
const { gen } = await import('/tmp/search/gen.mjs' as string);
const [from, to] = [Number(process.argv[2]), Number(process.argv[3])];
const host = await openPage('../../../../../tmp/search/entry.ts');
await host.page.evaluate(() => (globalThis as any).surveyor.start('/node_modules/@tensorflow/tfjs-backend-wasm/dist/', '/node_modules/@vladmandic/face-api/model'));
mkdirSync('/tmp/search/pic', { recursive: true });
const all: any[] = [];
for (let n = from; n < to; n++) {
  const person = gen(n);
  const { b64, reading } = await host.page.evaluate(([p]) => (globalThis as any).probe(p, -1), [person] as const);
  writeFileSync(`/tmp/search/pic/${n}.jpg`, Buffer.from(b64, 'base64'));
  all.push({ n, ...reading });
  if (n % 20 === 0) { console.log(n, reading.faces, reading.score); writeFileSync(`/tmp/search/all-${from}.json`, JSON.stringify(all)); }
}
writeFileSync(`/tmp/search/all-${from}.json`, JSON.stringify(all));
await host.close();
