import { verifyCommand } from '../../src-main/journal/verify-command';

// `npm run journal:verify -- <folder>`: the station's data folder, or its journal's folder. Writes nothing.

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('用法 usage: npm run journal:verify -- <folder>');
  process.exitCode = 2;
} else {
  process.exitCode = await verifyCommand(folder, (line) => console.log(line));
}
