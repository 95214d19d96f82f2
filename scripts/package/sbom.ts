import type { ReleaseFacts } from '../../src-shared/domain/release/release-facts';
import type { ThirdParty } from './third-party';

/**
 * The bill of materials as CycloneDX 1.6. Its scope is what is in the installed program, told by the builder: not what
 * stands in package.json, which names the server's and the tests' libraries as well. Chromium's and Node's own parts
 * are Electron's and are not taken apart here.
 */
export function sbomText(facts: ReleaseFacts, parties: readonly ThirdParty[], epoch: number): string {
  const components = parties.map((party) => {
    const version = party.kind === 'platform' ? facts.electron.version : party.version;
    const purl = `pkg:npm/${party.name.replace('@', '%40')}@${version}`;
    return {
      type:
        party.kind === 'model'
          ? 'machine-learning-model'
          : party.kind === 'platform'
            ? 'framework'
            : 'library',
      'bom-ref': `${purl}#${party.kind}`,
      name: party.name,
      version,
      purl,
      licenses: [
        /[ ()]/.test(party.license) ? { expression: party.license } : { license: { id: party.license } },
      ],
      ...hashesOf(party.integrity),
      ...(party.note === undefined ? {} : { description: party.note }),
    };
  });
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      component: {
        type: 'application',
        'bom-ref': 'exam-station',
        name: 'exam-station',
        version: facts.version,
        licenses: [{ license: { id: 'MIT' } }],
      },
      properties: [
        { name: 'exam-station:electron-origin', value: facts.electron.origin },
        { name: 'exam-station:commit', value: facts.commit },
      ],
    },
    components,
    dependencies: [{ ref: 'exam-station', dependsOn: components.map((one) => one['bom-ref']) }],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

/** npm's `sha512-…` as hexadecimal. */
function hashesOf(integrity: string | undefined): object {
  const [, base64] = /^sha512-([A-Za-z0-9+/]+=*)$/.exec(integrity ?? '') ?? [];
  if (base64 === undefined) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] };
}
