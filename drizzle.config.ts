import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate --name=<what-changed>` writes the next migration; migrations are never edited afterwards. */
export default defineConfig({
  dialect: 'postgresql',
  schema: [
    './src-server/store/schema.ts',
    './src-server/store/package-schema.ts',
    './src-server/store/people-schema.ts',
    './src-server/store/paper-schema.ts',
    './src-server/store/room-schema.ts',
    './src-server/store/live-schema.ts',
    './src-server/store/office-schema.ts',
    './src-server/store/training-schema.ts',
  ],
  out: './src-server/store/migrations',
});
