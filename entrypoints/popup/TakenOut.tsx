import { useWording } from '../../components/wording-context.ts';
import type { Question } from '../../lib/checklist/questions.ts';

interface Props {
  questions: readonly Question[];
  paths: readonly string[];
  onPutBack: (path: string) => void;
}

/** What the buyer took out of the request, each a tap away from going back in. */
export function TakenOut({ questions, paths, onPutBack }: Props) {
  const { t, say } = useWording();
  if (paths.length === 0) return null;
  const nameOf = (path: string) => {
    const question = questions.find(({ id }) => path === `answers.${id}`);
    return question ? say(question.text) : t(`request.${path}`);
  };
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
