import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { suiteA } from '../../src-crypto/suite-a';
import { suiteB } from '../../src-crypto/suite-b';
import { verifyBySuites } from './verify-certificate';

// npm run certificate:verify -- --file=FILE|--text=TEXT --centre-key=KEY [--suite=A|B]; exit code 0: it is
// this centre's. Without --suite both are tried. No network.

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    text: { type: 'string' },
    'centre-key': { type: 'string' },
    suite: { type: 'string' },
  },
});
const text = values.text ?? (values.file === undefined ? undefined : readFileSync(values.file, 'utf8'));
const suites = [suiteB, suiteA].filter(({ id }) => values.suite === undefined || values.suite === id);
if (text === undefined || values['centre-key'] === undefined || suites.length === 0) {
  console.error(
    '--file=FILE or --text=TEXT, --centre-key=KEY, and --suite=A or --suite=B where one is to be asked for',
  );
  process.exit(2);
}
const verdict = verifyBySuites(suites, text, values['centre-key']);
for (const line of verdict.lines) console.log(line);
process.exit(verdict.isGenuine ? 0 : 1);
