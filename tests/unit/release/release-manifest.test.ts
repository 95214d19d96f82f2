import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { releaseDifferences } from '../../../src-shared/domain/release/release-differences';
import {
  parseReleaseManifest,
  releaseManifestText,
} from '../../../src-shared/domain/release/release-manifest';
import { compareVersions, isVersion } from '../../../src-shared/domain/release/version-order';

const hash = (digit: string) => digit.repeat(64);
const manifest = {
  version: '1.2.3',
  platform: 'linux-x64',
  files: [
    { path: 'resources/app.asar', sha256: hash('b') },
    { path: 'exam-station', sha256: hash('a') },
  ],
};
const text = releaseManifestText(manifest);

describe('the list of a release’s files', () => {
  it('is sorted by path, whatever order the files were found in', () => {
    expect(releaseManifestText({ ...manifest, files: [...manifest.files].reverse() })).toBe(text);
    expect(text.indexOf('exam-station\n')).toBeLessThan(text.indexOf('resources/app.asar'));
  });

  it('is read back as it was written', () => {
    const parsed = parseReleaseManifest(text);
    expect(parsed.ok && parsed.value.files.map((file) => file.path)).toEqual([
      'exam-station',
      'resources/app.asar',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['another title', text.replace('release 1', 'release 2')],
    ['a version that is none', text.replace('1.2.3', '1.2.3-beta')],
    ['a short hash', text.replace(hash('a'), hash('a').slice(1))],
    ['a path that climbs out', text.replace('exam-station\n', '../exam-station\n')],
    ['an absolute path', text.replace('  exam-station\n', '  /exam-station\n')],
    ['a Windows path', text.replace('resources/app', 'resources\\app')],
    ['no last line break', text.slice(0, -1)],
    ['no files', text.slice(0, text.indexOf('\n\n') + 2)],
    ['another order', text.replace('exam-station\n', 'z\n')],
  ])('with %s is no list', (_, changed) => {
    expect(parseReleaseManifest(changed).ok).toBe(false);
  });

  it('tells what was changed, taken away and added', () => {
    const seen = [
      { path: 'exam-station', sha256: hash('c') },
      { path: 'libffmpeg.so', sha256: hash('d') },
    ];
    expect(releaseDifferences(manifest.files, seen)).toEqual([
      { kind: 'changed', path: 'exam-station' },
      { kind: 'added', path: 'libffmpeg.so' },
      { kind: 'missing', path: 'resources/app.asar' },
    ]);
    expect(releaseDifferences(manifest.files, manifest.files)).toEqual([]);
  });
});

describe('the order of versions', () => {
  it.each([
    ['0.1.0', '0.1.1'],
    ['0.9.0', '0.10.0'],
    ['1.99.99', '2.0.0'],
  ])('%s is older than %s', (older, newer) => {
    expect(compareVersions(older, newer)).toBeLessThan(0);
    expect(compareVersions(newer, older)).toBeGreaterThan(0);
  });

  it.each(['1', '1.2', '01.2.3', '1.2.3-rc.1', 'v1.2.3', '1.2.3.4', ''])('“%s” is no version', (word) => {
    expect(isVersion(word)).toBe(false);
  });

  it('is a total order', () => {
    const version = fc.tuple(fc.nat(99), fc.nat(99), fc.nat(99)).map((parts) => parts.join('.'));
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)));
        if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
          expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
