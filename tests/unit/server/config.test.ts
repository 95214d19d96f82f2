import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src-server/config';

describe('the configuration', () => {
  it('of an empty environment is an embedded server on a free port of the loopback, without admin', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      ok: true,
      value: { host: '127.0.0.1', port: 0, isProduction: false, logLevel: 'info' },
    });
    expect(config.ok && [config.value.databaseUrl, config.value.adminToken]).toEqual([undefined, undefined]);
  });

  it('takes an empty variable for an absent one', () => {
    const config = readConfig({ DATABASE_URL: '', EXAM_SERVER_ADMIN_TOKEN: '', EXAM_CENTRE_KEYS: '' });
    expect(config.ok && [config.value.databaseUrl, config.value.adminToken]).toEqual([undefined, undefined]);
  });

  it('keeps the centre’s keys in the data folder unless told otherwise', () => {
    const config = readConfig({ EXAM_SERVER_DATA: '/srv/exam' });
    expect(config.ok && config.value.centreKeysPath).toBe('/srv/exam/centre-keys.json');
  });

  it.each([
    [{ EXAM_SERVER_PORT: '70000' }, 'EXAM_SERVER_PORT'],
    [{ EXAM_SERVER_PORT: 'x' }, 'EXAM_SERVER_PORT'],
    [{ EXAM_SERVER_ADMIN_TOKEN: 'short-secret' }, 'EXAM_SERVER_ADMIN_TOKEN'],
  ])('%o is refused by name and never quoted', (environment, name) => {
    const config = readConfig(environment);
    if (config.ok) throw new Error('accepted');
    expect(config.error.detail).toContain(name);
    expect(config.error.detail).not.toContain('short-secret');
  });
});
