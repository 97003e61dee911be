import type { ReactNode } from 'react';

/** Says calmly that there is nothing here, and why. */
export function Empty({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  return (
    <div className="empty stack tight">
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {children}
    </div>
  );
}
