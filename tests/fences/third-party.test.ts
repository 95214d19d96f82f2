import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { noticesText } from '../../scripts/package/notices-text';
import { sbomText } from '../../scripts/package/sbom';
import { thirdParties } from '../../scripts/package/third-party';
import { factsOf } from '../builders/build-update';

const PERMISSIVE = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'OFL-1.1', 'Zlib'];

describe('what the built program holds of others', () => {
  it('is what the notices say (npm run notices)', async () => {
    expect(await readFile('THIRD-PARTY-NOTICES.md', 'utf8')).toBe(noticesText(await thirdParties()));
  });

  it('is permissive, and its networks are listed', async () => {
    const parties = await thirdParties();
    expect(parties.filter(({ license }) => !PERMISSIVE.some((one) => license.includes(one)))).toEqual([]);
    expect(parties.filter(({ kind }) => kind === 'model')).toHaveLength(3);
    expect(parties.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['electron', 'zod', 'react', 'dexie']),
    );
  });

  it('makes the same bill of materials twice, each part with a reference of its own', async () => {
    const facts = factsOf('0.1.0', { publicKey: new Uint8Array(32), privateKey: new Uint8Array(32) });
    const parties = await thirdParties();
    const text = sbomText(facts, parties, 1_772_300_000);
    expect(sbomText(facts, await thirdParties(), 1_772_300_000)).toBe(text);
    const bom = JSON.parse(text) as { specVersion: string; components: { 'bom-ref': string }[] };
    expect(bom.specVersion).toBe('1.6');
    expect(new Set(bom.components.map((one) => one['bom-ref'])).size).toBe(parties.length);
  });
});
