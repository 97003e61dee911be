const MAX_LINE = 400;

/** Gathers the pieces of a line of text; `Context` is what holds where the line began. */
export class LineBuffer<Context> {
  private text = '';
  private context: Context | undefined;
  private edges: 'none' | 'one' | 'two' = 'none';

  get isFull(): boolean {
    return this.text.length >= MAX_LINE;
  }

  /** The text so far ends in a digit: what follows may be cents set high. */
  get endsInDigit(): boolean {
    return /\d$/.test(this.text);
  }

  add(piece: string, context: Context): void {
    if (this.context === undefined) {
      if (piece.trim() === '') return;
      this.context = context;
    }
    if (this.edges !== 'none' && needsSpace(this.text, piece, this.edges === 'two'))
      this.text += ' ';
    this.edges = 'none';
    this.text += piece;
  }

  /** An inline element begins or ends here. */
  edge(): void {
    this.edges = this.edges === 'none' ? 'one' : 'two';
  }

  /** Takes the line out, in one piece and with single spaces, or undefined where there is none. */
  take(): { text: string; context: Context } | undefined {
    const { context } = this;
    if (context === undefined) return undefined;
    const text = singleSpaced(this.text).trim().slice(0, MAX_LINE);
    this.text = '';
    this.context = undefined;
    this.edges = 'none';
    return { text, context };
  }
}

const singleSpaced = (text: string): string =>
  UNEVEN.test(text) ? text.replace(/\s+/g, ' ') : text;

const UNEVEN = /[^\S ]|  /;

/** Whether two pieces stand apart on the page though no white space parts them; `cells`: each in its own element. */
function needsSpace(before: string, after: string, cells: boolean): boolean {
  const last = before[before.length - 1]!;
  const first = after[0]!;
  if (isSpace(last) || isSpace(first)) return false;
  if (/\d/.test(last)) return /\p{L}/u.test(first);
  if (!/\p{L}/u.test(last)) return false;
  return (cells ? /[\p{L}\d$€£¥₩₹+-]/u : /[\p{Lu}\d$€£¥₩₹+-]/u).test(first);
}

/** Mostly a plain one. */
const isSpace = (unit: string): boolean =>
  unit === ' ' || unit === '\n' || ((unit < '!' || unit > '~') && /\s/.test(unit));
