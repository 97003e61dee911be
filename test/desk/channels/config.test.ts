import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished } from 'vitest';

import { parseChannels, readChannels } from '../../../desk/channels/config.ts';
import { SECRET, webhookTo } from './channel-room.ts';

const parse = (...channels: object[]) =>
  parseChannels(JSON.stringify({ channels }), 'channels.json');

const wrong = () =>
  parse(
    webhookTo('ftp://x.example/very-secret'),
    { ...webhookTo('https://x.example'), id: 'B!' },
    {
      id: 'chat',
      kind: 'slack',
      name: 'Slack',
      settings: { token: 'very-secret', channel: 'C0123' },
    },
  );

describe('the channels file', () => {
  it('is refused where others than its owner may read it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'channels-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'channels.json');
    writeFileSync(file, '{"channels":[]}', { mode: 0o600 });
    expect(readChannels(file)).toEqual({ channels: [], allowHosts: [] });
    chmodSync(file, 0o644);
    expect(() => readChannels(file)).toThrow(/chmod 600/);
  });

  it('says what is wrong where, and never quotes a secret', () => {
    expect(wrong).toThrow(/channels\[0\]\.settings\.url/);
    expect(wrong).toThrow(/channels\[1\]\.id: small letters, digits, dashes/);
    expect(wrong).not.toThrow(/very-secret/);
    expect(() => parse({ ...webhookTo('https://x.example'), kind: 'fax' })).toThrow(
      /channels\[0\]\.kind/,
    );
    expect(() => parseChannels('{"channels":', 'channels.json')).toThrow(
      'channels.json is not JSON',
    );
  });

  it('takes every example of the documents', () => {
    const folder = join(import.meta.dirname, '../../../docs/channels');
    const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const texts = pages.map((name) => readFileSync(join(folder, name), 'utf8'));
    const examples = texts.flatMap((text) => text.match(/^\{ "id"[^]*?(?=^```)/gm) ?? []);
    expect(examples.length).toBeGreaterThanOrEqual(9);
    for (const example of examples) {
      const filled = example.replaceAll('whsec_…', SECRET).replaceAll('…', 'x');
      expect(parse(JSON.parse(filled)).channels).toHaveLength(1);
    }
  });

  it('wants https beyond this network', () => {
    const slack = { token: 'xoxb-1', channel: 'C01', api: 'http://slack.example' };
    for (const channel of [
      webhookTo('http://hooks.example'),
      { id: 'slack', kind: 'slack', name: 'Slack', settings: slack },
    ])
      expect(() => parse(channel)).toThrow(/must start with https/);
  });

  it('has each id once', () => {
    expect(() => parse(webhookTo('https://x.example'), webhookTo('https://y.example'))).toThrow(
      /same id/,
    );
  });

  it('explains that an Office 365 connector is no more', () => {
    const settings = { url: 'https://corp.webhook.office.com/webhookb2/x' };
    expect(() => parse({ id: 'teams', kind: 'teams', name: 'Teams', settings })).toThrow(/retired/);
  });

  it('takes several reply secrets while one is being replaced', () => {
    const { channels } = parse(webhookTo('https://x.example', { replySecrets: [SECRET, SECRET] }));
    expect(channels[0]!.replySecrets).toHaveLength(2);
  });
});
