import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { toBase64Url } from '../../src-shared/basics/bytes-text';
import { ReleaseFacts } from '../../src-shared/domain/release/release-facts';
import { runScript } from '../test/run-step';
import { buildOrigin } from './build-time';
import { linuxTree } from './linux-tree';
import { makeDeb, makeTarball } from './make-archive';
import { noticesText } from './notices-text';
import { packElectron } from './pack-electron';
import { makeInstaller, packWindowsFolder } from './pack-windows';
import { releaseElectron } from './release-electron';
import { signingKey } from './release-key';
import { sbomText } from './sbom';
import { sha256Of, signRelease } from './sign-release';
import { stageApp } from './stage-app';
import { thirdParties } from './third-party';
import { makeUpdate } from './update-bundle';

const ownVersion = z
  .object({ version: z.string() })
  .parse(JSON.parse(await readFile('package.json', 'utf8'))).version;

// `npm run package -- [--targets=dir,tar,update,deb] [--out=dist] [--release-key=<pem>] [--version=<x.y.z>] [--no-build]`
const { values } = parseArgs({
  options: {
    targets: { type: 'string', default: 'dir,tar,update,deb' },
    out: { type: 'string', default: 'dist' },
    'release-key': { type: 'string' },
    version: { type: 'string', default: ownVersion },
    'no-build': { type: 'boolean', default: false },
  },
});
const { out, version } = values;
const isWindows = process.platform === 'win32';
const targets = new Set(values.targets.split(','));
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

if (!values['no-build'] && (await runScript('build', process.env)) !== 0) throw new Error('the build failed');
const origin = buildOrigin(process.env);
const electron = await releaseElectron(process.env, say);
const key = await signingKey(values['release-key'], 'out/package/demonstration-key.pem');
const facts = ReleaseFacts.parse({
  format: 1,
  version,
  platform: isWindows ? 'win32-x64' : 'linux-x64',
  channel: key.channel,
  electron: { version: electron.version, origin: electron.source },
  commit: origin.commit,
  releaseKey: toBase64Url(key.publicKey),
});
const shipped = await stageApp('out/package/app', facts);
await mkdir(out, { recursive: true });
const program = isWindows ? await packWindowsFolder(electron, out) : await packElectron(electron, out);
const parties = await thirdParties();
const bom = sbomText(facts, parties, origin.epoch);
await writeFile(path.join(program, 'resources', 'sbom.cdx.json'), bom);
await writeFile(path.join(program, 'THIRD-PARTY-NOTICES.md'), noticesText(parties));
await writeFile(path.join(out, `exam-station-${version}.cdx.json`), bom);
const files = await signRelease(program, facts, key);
say(`程序 program: ${program} (${files} files; ${shipped.join(', ')})`);

const name = `exam-station-${version}-linux-x64`;
const artefacts: string[] = [];
const tree = path.join('out', 'package', 'tree');
if (isWindows) artefacts.push(...(await makeInstaller(electron, program, out)));
else await linuxTree(program, version, key.publicKey, tree);
if (!isWindows && (targets.has('tar') || targets.has('update'))) {
  const tarball = path.join(out, `${name}.tar.gz`);
  const parent = path.join(tree, 'opt', 'exam-station', 'versions');
  makeTarball({ parent, folder: version, name: `exam-station-${version}` }, tarball, origin.epoch);
  artefacts.push(tarball);
}
if (!isWindows && targets.has('update')) {
  const update = path.join(out, `${name}.examupdate`);
  const { platform } = facts;
  await makeUpdate(path.join(out, `${name}.tar.gz`), update, { version, platform, epoch: origin.epoch }, key);
  artefacts.push(update);
}
if (!isWindows && targets.has('deb')) {
  const deb = path.join(out, `exam-station_${version}_amd64.deb`);
  await makeDeb(tree, deb, { version, description: 'Offline exam station (考试机)', epoch: origin.epoch });
  artefacts.push(deb);
}
await rm(tree, { recursive: true, force: true });
for (const artefact of artefacts) {
  const mebibytes = ((await stat(artefact)).size / 1024 / 1024).toFixed(1);
  say(`${artefact}  ${mebibytes} MiB  sha256 ${await sha256Of(artefact)}`);
}
say(
  key.channel === 'release'
    ? '已用给定的发布密钥签名。 Signed with the release key given.'
    : '演示：用本机临时密钥签名，不能代表任何机构。 Demonstration: signed with a key made here; nobody vouches for it.',
);
