import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { suiteB } from '../../src-crypto/suite-b';
import { verifyCertificateText } from './verify-certificate';

// npm run certificate:verify -- --file=FILE|--text=TEXT --centre-key=KEY; exit code 0: it is this centre's. No network.

const { values } = parseArgs({
  options: { file: { type: 'string' }, text: { type: 'string' }, 'centre-key': { type: 'string' } },
});
const text = values.text ?? (values.file === undefined ? undefined : readFileSync(values.file, 'utf8'));
if (text === undefined || values['centre-key'] === undefined) {
  console.error('--file=FILE or --text=TEXT, and --centre-key=KEY');
  process.exit(2);
}
const verdict = verifyCertificateText(suiteB, text, values['centre-key']);
for (const line of verdict.lines) console.log(line);
process.exit(verdict.isGenuine ? 0 : 1);
