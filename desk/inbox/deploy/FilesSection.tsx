import { useState } from 'react';

import { useWording } from '../../../components/wording-context.ts';
import {
  type DeployFile,
  PLATFORMS,
  type Platform,
} from '../../../lib/policy/deploy/deployment.ts';
import { InEnglish } from '../parts/InEnglish.tsx';
import { Section } from '../parts/Section.tsx';
import { FileRow } from './FileRow.tsx';

interface Props {
  files: readonly DeployFile[];
  hints: readonly string[];
  isRight: boolean;
}

/** The ready files of one platform, where each goes, and how to see that it arrived. */
export function FilesSection({ files, hints, isRight }: Props) {
  const { t } = useWording();
  const [platform, setPlatform] = useState<Platform>('windows');
  return (
    <Section title={t('deploy.files')} lead={t('deploy.files_lead')}>
      <fieldset className="platforms row" aria-label={t('deploy.platform')}>
        {PLATFORMS.map((each) => (
          <button
            key={each}
            type="button"
            className="button"
            aria-pressed={each === platform}
            onClick={() => setPlatform(each)}
          >
            {t(`deploy.on_platform.${each}`)}
          </button>
        ))}
      </fieldset>
      {hints.map((hint) => (
        <p key={hint} className="notice">
          <InEnglish>{hint}</InEnglish>
        </p>
      ))}
      {isRight ? (
        <ul className="plain lines">
          {files
            .filter(({ on }) => on.includes(platform))
            .map((file) => (
              <FileRow key={file.path} file={file} />
            ))}
        </ul>
      ) : (
        <p className="notice" role="alert">
          {t('deploy.wrong')}
        </p>
      )}
      <p className="soft">{t(`deploy.then.${platform}`)}</p>
    </Section>
  );
}
