import { type KeyboardEvent, useEffect, useId, useRef } from 'react';

import './choices.css';

interface Choice {
  id: string;
  label: string;
}

interface Props {
  question: string;
  help?: string | undefined;
  choices: readonly Choice[];
  chosen?: string | undefined;
  onChoose: (id: string) => void;
}

/** One tap, or one key: 1–9 choose, arrows move, Enter takes. Each choice is a button, for it leads on at once. */
export function Choices({ question, help, choices, chosen, onChoose }: Props) {
  const helpId = useId();
  const group = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    buttonsIn(group.current)[
      Math.max(
        0,
        choices.findIndex((choice) => choice.id === chosen),
      )
    ]?.focus();
  }, [choices, chosen]);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
      if (choice) onChoose(choice.id);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [choices, onChoose]);

  const moveFocus = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = buttonsIn(group.current);
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };

  return (
    <fieldset aria-describedby={helpId} ref={group}>
      <legend>
        <h1>{question}</h1>
      </legend>
      {help && (
        <p id={helpId} className="soft help">
          {help}
        </p>
      )}
      {/* The keys are handled once for all choices; each of them is a button of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="stack tight choices" onKeyDown={moveFocus}>
        {choices.map(({ id, label }, at) => (
          <button
            key={id}
            type="button"
            className="choice"
            aria-pressed={id === chosen}
            onClick={() => onChoose(id)}
          >
            <span>{label}</span>
            {at < 9 && <kbd aria-hidden="true">{at + 1}</kbd>}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

const buttonsIn = (group: HTMLElement | null) => [
  ...(group?.querySelectorAll<HTMLButtonElement>('.choice') ?? []),
];

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select');
