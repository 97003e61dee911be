import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colour where the terminal shows it: styleText heeds NO_COLOR, FORCE_COLOR and pipes. */
const paint = (style: Style) => (text: string) =>
  styleText(style, text, { stream: process.stdout });

export const bold = paint('bold');
export const dim = paint('dim');
export const green = paint('green');
export const red = paint('red');
export const yellow = paint('yellow');
export const cyan = paint('cyan');

// Who reads may have read enough (`| head`).
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit();
});

export const say = (line = ''): void => void process.stdout.write(`${line}\n`);

/** `1.4 s`, `2 min 05 s` */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  return `${Math.floor(seconds / 60)} min ${rest} s`;
}
