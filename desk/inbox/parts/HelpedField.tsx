import { type ReactNode, useId } from 'react';

interface Props {
  label: string;
  help: ReactNode;
  /** Makes the control; it says `aria-describedby` the given id, so that label and help are read apart. */
  children: (helpId: string) => ReactNode;
}

/** A labelled control with a line of help below it. */
export function HelpedField({ label, help, children }: Props) {
  const helpId = useId();
  return (
    <div className="stack helped">
      <label className="field">
        {label}
        {children(helpId)}
      </label>
      <small id={helpId}>{help}</small>
    </div>
  );
}
