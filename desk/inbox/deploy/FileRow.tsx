import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import type { DeployFile } from '../../../lib/policy/deploy/deployment.ts';
import { encoded } from '../../../lib/policy/deploy/encode.ts';
import { InEnglish } from '../parts/InEnglish.tsx';

/** One file: what it is for, to look at, to copy and to download. */
export function FileRow({ file }: { file: DeployFile }) {
  const { t } = useWording();
  const [copied, setCopied] = useState('');
  const { path, about, text } = file;
  const name = path.split('/').at(-1)!;
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(text);
  };
  return (
    <li className="stack tight">
      <div className="row spread">
        <strong dir="ltr">{path}</strong>
        <span className="row">
          {'clipboard' in navigator && (
            <button type="button" className="button" onClick={() => void copy()}>
              {t(copied === text ? 'settings.copied' : 'settings.copy')}{' '}
              <span className="unseen">{name}</span>
            </button>
          )}
          <button type="button" className="button" onClick={() => download(name, encoded(file))}>
            {t('deploy.download')} <span className="unseen">{name}</span>
          </button>
        </span>
      </div>
      <p className="soft">
        <InEnglish>{about}</InEnglish>
      </p>
      <details>
        <summary>{t('deploy.look')}</summary>
        <textarea readOnly className="code" dir="ltr" rows={14} aria-label={path} value={text} />
      </details>
    </li>
  );
}

function download(name: string, bytes: Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not every browser has begun to read it yet.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
