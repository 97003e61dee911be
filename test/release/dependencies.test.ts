import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

interface Locked {
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Locked>;
};
const locked = Object.entries(lock.packages).filter(([where]) => where !== '');

describe('a dependency', () => {
  it('is asked for in exactly one version', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });

  it('is locked to its bytes', () => {
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { integrity }]) => !integrity).map(([where]) => where)).toEqual([]);
  });

  it('runs nothing when it is installed, but for those that were looked at', () => {
    const scripted = locked.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = scripted.map(([where]) => where.split('node_modules/').at(-1)!);
    const allowed = Object.keys(manifest.allowScripts);
    expect(names.filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
