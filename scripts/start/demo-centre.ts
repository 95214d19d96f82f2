import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { buildDemoSession } from '../../src-bank/demo/build-demo-session';
import { sealPackage } from '../../src-bank/seal/seal-package';
import { CentreKeys } from '../../src-crypto/key-files';
import { suiteB } from '../../src-crypto/suite-b';
import { suiteOf } from '../../src-crypto/suites';
import { fromBase64Url } from '../../src-shared/basics/bytes-text';
import { StationId } from '../../src-shared/basics/ids';
import { shanghaiDate } from '../../src-shared/basics/instant';
import type { PackageContent } from '../../src-shared/contracts/package/package-content';
import { demoPeople } from './demo-people';
import type { DemoSecrets } from './demo-secrets';

const Stations = z.object({
  stations: z.array(z.object({ stationId: StationId, boxPublicKey: z.string() })),
});
const Code = z.object({ code: z.string() });

/** The centre's administrator, as the launcher plays it over HTTP. */
export type DemoCentre = {
  readonly newProvisioningCode: () => Promise<string>;
  readonly stationIds: () => Promise<readonly string[]>;
  /** Builds today's demonstration session, seals it for these stations, publishes both. */
  readonly publishSession: (options: PublishOptions) => Promise<PackageContent>;
};

export type PublishOptions = {
  readonly stationIds: readonly string[];
  /** UTC ms; the session's day is this instant's day in Asia/Shanghai. */
  readonly nowMs: number;
  readonly ids?: { readonly packageId: string; readonly sessionId: string };
  /** A change to the content before it is sealed, for tests of other policies. */
  readonly adjust?: (content: PackageContent) => PackageContent;
};

export function demoCentre(input: {
  readonly url: string;
  readonly secrets: DemoSecrets;
  readonly centreKeysFile: string;
  readonly resourcesFolder: string;
}): DemoCentre {
  const { url, secrets, resourcesFolder } = input;

  async function admin(method: string, pathname: string, body?: Uint8Array | object): Promise<unknown> {
    const isBytes = body instanceof Uint8Array;
    const response = await fetch(new URL(`/admin/v1${pathname}`, url), {
      method,
      headers: {
        authorization: `Bearer ${secrets.adminToken}`,
        ...(body === undefined
          ? {}
          : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${pathname}: ${response.status} ${text.slice(0, 300)}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  async function stations(): Promise<z.infer<typeof Stations>['stations']> {
    return Stations.parse(await admin('GET', '/stations')).stations;
  }

  return {
    newProvisioningCode: async () =>
      Code.parse(await admin('POST', '/provisioning-codes', { label: '演示机位' })).code,
    stationIds: async () => (await stations()).map((station) => station.stationId),
    publishSession: async ({ stationIds, nowMs, ids, adjust }) => {
      const session = await buildDemoSession({
        today: shanghaiDate(nowMs),
        resourcesFolder,
        staffPasswords: new Map(Object.entries(secrets.staffPasswords)),
        suite: suiteB,
        ...(ids === undefined ? {} : { ids }),
      });
      if (!session.ok)
        throw new Error(`demonstration session: ${JSON.stringify(session.error).slice(0, 500)}`);
      const known = await demoPeople(url, secrets.adminToken, session.value.content);
      const content = adjust === undefined ? known : adjust(known);
      const recipients = (await stations()).flatMap(({ stationId, boxPublicKey }) => {
        const key = fromBase64Url(boxPublicKey);
        return stationIds.includes(stationId) && key !== undefined ? [{ stationId, boxPublicKey: key }] : [];
      });
      const centreKeys = CentreKeys.parse(JSON.parse(await readFile(input.centreKeysFile, 'utf8')));
      const sealed = await sealPackage({
        suite: suiteOf(centreKeys.suite) ?? suiteB,
        content,
        photos: session.value.photos,
        stations: recipients,
        passphrase: secrets.passphrase,
        centreKeys,
        createdAtMs: nowMs,
      });
      // Verifiers stay in the sealed package: the centre has no use for a proctor's password.
      const { staff: _, ...published } = content;
      await admin('PUT', `/sessions/${content.session.sessionId}`, published);
      await admin('PUT', `/packages/${content.packageId}`, sealed);
      return content;
    },
  };
}

export function centreKeysFileIn(serverFolder: string): string {
  return path.join(serverFolder, 'centre-keys.json');
}
