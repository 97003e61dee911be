import { describe, expect, it } from 'vitest';

import { readOptions } from '../../desk/options.ts';

describe('how the desk is told what to do', () => {
  it('listens on this machine alone unless told otherwise', () => {
    expect(readOptions([], {})).toMatchObject({ host: '127.0.0.1', port: 4180, data: '.run/desk' });
  });

  it('prefers the command line to the environment', () => {
    const env = { DESK_PORT: '5000', DESK_DATA: '/var/lib/desk', DESK_TRUST_PROXY: '1' };
    const options = readOptions(['--port', '0'], env);
    expect(options).toMatchObject({ port: 0, data: '/var/lib/desk', 'trust-proxy': true });
  });

  it('keeps only the origin of its public address', () => {
    const options = readOptions(['--public-url', 'https://desk.example.com/inbox/'], {});
    expect(options['public-url']).toBe('https://desk.example.com');
  });

  it.each([
    [['--port', '70000'], /port/],
    [['--port', 'http'], /port/],
    [['--public-url', 'ftp://x'], /public-url/],
    [['--announce', 'loudly'], /announce/],
    [['--colour', 'red'], /--colour/],
    [['--host', '0.0.0.0'], /--public-url/],
  ])('refuses %j and says what is wrong', (args, reason) => {
    expect(() => readOptions(args, {})).toThrow(reason);
  });
});
