import type { ProgramAbout } from '../../src-shared/contracts/ipc/program-channels';

/** What the station tells of itself: a release, a demonstration build, or one whose files were changed. */
export function sampleProgram(name: string): ProgramAbout {
  const isDemonstration = name !== 'release';
  return {
    version: '0.1.0',
    electron: isDemonstration ? '33.2.1' : '45.4.1',
    suites: ['B', 'A'],
    report: {
      facts: {
        format: 1,
        version: '0.1.0',
        platform: 'linux-x64',
        channel: isDemonstration ? 'demonstration' : 'release',
        electron: isDemonstration
          ? { version: '33.2.1', origin: 'registry-fallback' }
          : { version: '45.4.1', origin: 'official' },
        commit: '0123456789abcdef0123456789abcdef01234567',
        releaseKey: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8',
      },
      verdict:
        name === 'altered'
          ? { kind: 'altered', count: 2, paths: ['libffmpeg.so', 'resources/app.asar'] }
          : { kind: 'intact', files: 21 },
    },
  };
}
