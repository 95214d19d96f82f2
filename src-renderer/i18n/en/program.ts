import type { Texts } from '../zh';

export const program: Texts['program'] = {
  open: 'About this program',
  title: 'About this program',
  version: 'Version',
  electron: 'Runs on Electron',
  origins: {
    official: 'official download',
    'registry-fallback': 'substitute source (not the official download; for trying out only)',
    override: 'chosen by whoever packed it (not the official download)',
    checkout: 'run from source',
  },
  channel: 'Signature',
  channels: {
    release: 'signed with the release key',
    demonstration: 'demonstration: a key made while packing; nobody vouches for it',
    none: 'not signed',
  },
  files: 'Check of the files',
  checking: 'Checking the program’s files…',
  intact: (count) => `All ${count} files are as they were released`,
  altered: (count) => `${count} ${count === 1 ? 'file differs' : 'files differ'} from the release:`,
  checkout: 'Run from source; there is no list to check against',
  unsigned: {
    'no-facts': 'The program holds no release information',
    'no-manifest': 'The list of files or its signature is missing',
    'not-a-manifest': 'The list of files can’t be understood',
    'signature-wrong': 'The signature of the list of files is wrong',
    'other-version': 'The list of files belongs to another version',
    unreadable: 'The program’s files can’t be read',
  },
  commit: 'Source',
  key: 'Release key',
  suites: 'Cipher suites',
  suiteNames: {
    B: 'B: Ed25519, X25519, AES-256-GCM (default)',
    A: 'A: SM2, SM3, SM4 (in software, not certified)',
  },
  update: {
    title: 'Update the program',
    lead: 'Choose an .examupdate file on a USB stick or in a shared folder, or ask the centre. Its signature is checked and it is laid ready; the new version starts at the next start. Nothing is updated before or during an exam.',
    choose: 'Choose an update file',
    fetch: 'Ask the centre for a newer version',
    fetching: 'Fetching and checking, this may take minutes…',
    busy: 'Checking…',
    staged: (version) =>
      `Version ${version} was checked and lies ready. Restart the program on this machine to use it.`,
    last: 'Last update',
    results: {
      applied: (words) => `now ${words}`,
      refused: (words) => `not taken (${words})`,
      'rolled-back': (words) =>
        `the new version did not start three times, so the one before is back (${words})`,
    },
  },
  waiver: {
    found: (count) =>
      count === 0 ? 'No list of files that can be trusted' : `${count} file(s) differ from the release`,
    reason: 'Why this machine is used all the same',
    hint: "This goes into the room's record and to the centre with the files above, signed by whoever types the password. Four signs at least.",
  },
  concernTitle: 'Before the exam, look at this program',
  concerns: {
    altered:
      'Files of the program differ from the release; they may have been changed or damaged. Have it installed again. Where this session forbids it, it will not open.',
    unsigned:
      'No valid release signature stands behind this program. Have it installed again. Where this session forbids it, it will not open.',
    'substitute-electron':
      'This program was packed on a substitute Electron. It is for trying out, not for real exams.',
  },
};
