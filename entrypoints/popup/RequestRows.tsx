import { useWording } from '../../components/wording-context.ts';
import type { Request } from '../../lib/consultation/consultation.ts';

import './request-rows.css';
import { requestRows } from './request-rows.ts';

interface Props {
  request: Request;
  /** Given, each part that may go carries a button that takes it out. */
  onTakeOut?: (path: string) => void;
}

/** Parts that are sentences: they get the whole line. */
const LONG = /^(answers\..+|assessment|note)$/;

/** A request, every part of it, in words. */
export function RequestRows({ request, onTakeOut }: Props) {
  const wording = useWording();
  return (
    <dl className="request-rows">
      {requestRows(request, wording).map(({ path, label, value, isRequired }) => (
        <div key={path} className={LONG.test(path) ? 'sentence' : undefined}>
          <dt>{label}</dt>
          <dd>
            <span dir="auto">{value}</span>
            {onTakeOut && !isRequired && (
              <button
                type="button"
                className="take-out"
                aria-label={wording.t('preview.take_out', { part: label })}
                title={wording.t('preview.take_out', { part: label })}
                onClick={() => onTakeOut(path)}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
