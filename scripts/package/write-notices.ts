import { writeFile } from 'node:fs/promises';
import { noticesText } from './notices-text';
import { thirdParties } from './third-party';

// `npm run notices`, after `npm run build`: a test says when the file is stale.
const parties = await thirdParties();
await writeFile('THIRD-PARTY-NOTICES.md', noticesText(parties));
process.stdout.write(`THIRD-PARTY-NOTICES.md: ${parties.length}\n`);
