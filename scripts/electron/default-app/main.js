// Stands in for Electron's own default app inside the Electron that is put together from the npm
// registry: it starts the app folder named on the command line, so that `electron .` and test drivers
// see the same behaviour as with the official download. It is never packaged.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Reads what we understand of the command line; Chromium's own switches are left alone. */
function readCommandLine(args) {
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') {
      index += 1;
      preloads.push(args[index]);
    } else if (arg === '-v' || arg === '--version') {
      return { kind: 'print', text: `v${process.versions.electron}` };
    } else if (arg === '-a' || arg === '--abi') {
      return { kind: 'print', text: process.versions.modules };
    } else if (!arg.startsWith('-')) {
      return { kind: 'start', preloads, target: path.resolve(arg) };
    }
  }
  return { kind: 'nothing' };
}

/** Takes over the app's name, version and folder before its first line runs. */
function adopt(folder) {
  const file = path.join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  const description = JSON.parse(readFileSync(file, 'utf8'));
  if (description.version) app.setVersion(description.version);
  const name = description.productName ?? description.name;
  if (name) app.setName(name);
  app.setDesktopName(description.desktopName ?? `${app.getName()}.desktop`);
  return folder;
}

async function start(command) {
  // As with Node's own -r, a name is looked up from the folder the command was given in.
  const load = createRequire(path.join(process.cwd(), 'command-line'));
  // Test drivers hook the ready event from such a module, so it must run before the app does.
  for (const preload of command.preloads) load(preload);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const folder = adopt(command.target);
  const main = load.resolve(command.target);
  app.setAppPath(folder ?? path.dirname(main));
  await import(pathToFileURL(main).href);
}

const command = readCommandLine(process.argv.slice(1));
switch (command.kind) {
  case 'print':
    console.log(command.text);
    process.exit(0);
    break;
  case 'start':
    try {
      // Awaited at top level: Electron holds back "ready" until this module has finished loading.
      await start(command);
    } catch (error) {
      console.error('应用未能启动。 The app failed to load.');
      console.error(error);
      process.exit(1);
    }
    break;
  default:
    console.error('用法 Usage: electron [选项 options] <应用文件夹 app folder>');
    process.exit(1);
}
