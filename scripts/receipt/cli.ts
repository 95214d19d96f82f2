import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyReceiptText } from './verify-receipt';

// npm run receipt:verify -- --receipt=FILE --station-key=KEY [--total=N --pass|--fail] [--proof=FILE]; exit code 0: all of it holds.

const { values } = parseArgs({
  options: {
    receipt: { type: 'string' },
    'station-key': { type: 'string' },
    total: { type: 'string' },
    pass: { type: 'boolean' },
    fail: { type: 'boolean' },
    proof: { type: 'string' },
  },
});
if (values.receipt === undefined || values['station-key'] === undefined) {
  console.error('--receipt=FILE --station-key=KEY [--total=N --pass|--fail] [--proof=FILE]');
  process.exit(2);
}
const verdict = verifyReceiptText({
  text: readFileSync(values.receipt, 'utf8'),
  stationKey: values['station-key'],
  score:
    values.total === undefined
      ? undefined
      : { total: Number(values.total), isPass: values.pass === true && values.fail !== true },
  proof: values.proof === undefined ? undefined : JSON.parse(readFileSync(values.proof, 'utf8')),
});
for (const line of verdict.lines) console.log(line);
process.exit(verdict.isGenuine ? 0 : 1);
