import { readConfig } from './config';
import { StartFailure } from './start-problem';
import { startServer } from './start-server';

/**
 * The server's program. Prints one JSON line on stdout when it is ready, and nothing else there; its log goes to
 * stderr. In embedded mode the line holds the database's URL with its password: it is for the program that started it.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new StartFailure(config.error);
  const starting = startServer(config.value);
  // From the first moment on: a database that was started must also be stopped when the start is broken off.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      starting
        .then((server) => server.stop())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        );
    });
  }
  const server = await starting;
  const { url, databaseUrl, stationAddress } = server;
  process.stdout.write(`${JSON.stringify({ ready: true, url, databaseUrl, stationAddress })}\n`);
}

main().catch((error: unknown) => {
  const message =
    error instanceof StartFailure ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${JSON.stringify({ level: 60, event: 'start-failed', message })}\n`);
  process.exit(1);
});
