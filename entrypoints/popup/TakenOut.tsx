import { useWording } from '../../components/wording-context.ts';

interface Props {
  paths: readonly string[];
  onPutBack: (path: string) => void;
}

/** What the buyer took out of the request, each a tap away from going back in. */
export function TakenOut({ paths, onPutBack }: Props) {
  const { t } = useWording();
  if (paths.length === 0) return null;
  const nameOf = (path: string) =>
    path.startsWith('answers.')
      ? t(`question.${path.slice('answers.'.length)}.text`)
      : t(`request.${path}`);
  return (
    <p className="taken-out">
      <small>{t('preview.taken_out')}: </small>
      {paths.map((path) => (
        <button
          key={path}
          type="button"
          className="link"
          aria-label={t('preview.put_back', { part: nameOf(path) })}
          onClick={() => onPutBack(path)}
        >
          <s>{nameOf(path)}</s>
        </button>
      ))}
    </p>
  );
}
