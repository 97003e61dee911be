import type { Field, Line, PageFacts, Place } from '../checkout/page-facts.ts';
import {
  chosenState,
  isDialog,
  isInline,
  isUnread,
  isVisible,
  placeOf,
  roleOf,
} from './elements.ts';
import { readField, readFrame } from './fields.ts';
import { readHead } from './head.ts';
import { type Visitor, walk } from './page-walk.ts';

const MAX_NODES = 250_000;
const MAX_LINES = 4000;
const MAX_LINE = 400;
const MAX_FIELDS = 300;
const MAX_FRAMES = 50;
const MAX_LINKS = 150;
const MAX_BRANDS = 20;
const MAX_CHECKS = 600;

/** What holds for everything inside an element, until it is left. */
interface Scope {
  element: Element | null;
  role: Line['role'];
  place: Place;
  dialog: number;
  form: boolean;
  brand: boolean;
  chosen: boolean | undefined;
}

/** Reads the page in small steps: the caller runs them and decides when to stop for breath. */
export function* readPage(
  page: Document,
  address: { host: string; path: string },
): Generator<void, PageFacts, void> {
  const reader = new PageReader(page, address);
  let nodes = 0;
  for (const _ of page.body ? walk(page.body, reader) : []) {
    if (++nodes > MAX_NODES) {
      reader.facts.cut = true;
      break;
    }
    yield;
  }
  reader.endLine();
  return reader.facts;
}

class PageReader implements Visitor {
  readonly facts: PageFacts;
  private scopes: Scope[] = [
    {
      element: null,
      role: 'text',
      place: 'content',
      dialog: 0,
      form: false,
      brand: false,
      chosen: undefined,
    },
  ];
  private buffer = '';
  private boundary = false;
  private block: Element | null = null;
  private dialogs = 0;
  private checks = 0;
  private nextChosen: boolean | undefined;

  constructor(page: Document, address: { host: string; path: string }) {
    this.facts = { ...address, ...readHead(page), ...EMPTY() };
  }

  private get scope(): Scope {
    return this.scopes[this.scopes.length - 1]!;
  }

  text(node: Text): void {
    if (this.buffer.length > MAX_LINE) return;
    const text = node.length > MAX_LINE ? node.substringData(0, MAX_LINE) : node.data;
    if (this.boundary && needsSpace(this.buffer, text)) this.buffer += ' ';
    this.boundary = false;
    this.buffer += text;
  }

  enter(element: Element): boolean {
    const name = element.localName;
    if (name === 'br') this.buffer += ' ';
    if (name === 'iframe') this.frame(element);
    if (name === 'input' || name === 'select' || name === 'textarea') this.field(element, name);
    if (name === 'img' || name === 'svg') this.brand(element);
    if (name === 'svg' || isUnread(element, name)) return false;
    if (!isInline(name)) this.endLine(element);
    else this.boundary = true;
    if (name === 'sup' && /\d$/.test(this.buffer) && /^\d\d$/.test(element.textContent ?? ''))
      this.buffer += '.';
    this.openScope(element, name);
    if (element.hasAttribute('itemprop')) this.microdata(element, name);
    return true;
  }

  leave(element: Element): void {
    const name = element.localName;
    const inScope = this.scope.element === element;
    if (!isInline(name) || (inScope && this.scope.role !== this.outer.role)) this.endLine();
    else this.boundary = true;
    if (inScope) this.scopes.pop();
  }

  private get outer(): Scope {
    return this.scopes[this.scopes.length - 2] ?? this.scopes[0]!;
  }

  private openScope(element: Element, name: string): void {
    if (element.attributes.length === 0 && !SCOPED.has(name)) return;
    const outer = this.scope;
    const role = outer.role === 'button' ? undefined : roleOf(element, name);
    const isNewDialog = outer.dialog === 0 && isDialog(element, name);
    const form = outer.form || isNewDialog || name === 'form';
    const place = isNewDialog ? 'content' : placeOf(element, name, form);
    const chosen = chosenState(element);
    const brand = outer.brand || isBrand(element, name);
    if (
      !role &&
      !isNewDialog &&
      !place &&
      chosen === undefined &&
      form === outer.form &&
      brand === outer.brand
    )
      return;
    if (role === 'button') this.endLine(element);
    if (role === 'link') this.link(element);
    if (brand && !outer.brand) this.brand(element);
    this.scopes.push({
      element,
      role: role ?? outer.role,
      place: place ?? outer.place,
      dialog: isNewDialog ? ++this.dialogs : outer.dialog,
      form,
      brand,
      chosen: chosen ?? outer.chosen,
    });
  }

  /** Ends the line that is being read; the next one belongs to `block`. */
  endLine(block?: Element): void {
    const text = this.buffer.length > 0 ? this.buffer.replace(/\s+/g, ' ').trim() : '';
    this.buffer = '';
    this.boundary = false;
    if (text !== '') this.addLine(text);
    if (block) this.block = block;
  }

  private addLine(text: string): void {
    const { role, place, dialog, brand } = this.scope;
    if (brand && text.length < 60) this.name(text);
    if (this.facts.lines.length >= MAX_LINES) {
      this.facts.cut = true;
      return;
    }
    const chosen = this.nextChosen ?? this.scope.chosen;
    this.nextChosen = undefined;
    if ((role === 'button' || /\d/.test(text)) && !this.sees(this.block)) return;
    this.facts.lines.push({
      text: text.length > MAX_LINE ? text.slice(0, MAX_LINE) : text,
      role,
      place,
      dialog,
      ...(chosen === undefined ? {} : { chosen }),
    });
  }

  private sees(element: Element | null): boolean {
    return !element || ++this.checks > MAX_CHECKS || isVisible(element);
  }

  private field(element: Element, name: string): void {
    this.endLine();
    const { place, dialog } = this.scope;
    const { fields, lines } = this.facts;
    const type = name === 'input' ? (element as HTMLInputElement).type : name;
    if (type === 'radio') this.markChoice((element as HTMLInputElement).checked);
    if (type === 'hidden' || fields.length >= MAX_FIELDS || !this.sees(element)) return;
    if (type === 'submit' || type === 'button' || type === 'image') {
      const label = element.getAttribute('value') ?? element.getAttribute('alt') ?? '';
      if (label.trim())
        lines.push({ text: label.trim().slice(0, 100), role: 'button', place, dialog });
      return;
    }
    fields.push({ ...readField(element, type), place, dialog, line: lines.length } as Field);
  }

  private markChoice(checked: boolean): void {
    const label = this.scopes.findLast((scope) => scope.element?.localName === 'label');
    if (label) label.chosen = checked;
    else this.nextChosen = checked;
  }

  private frame(element: Element): void {
    const { frames } = this.facts;
    const frame = readFrame(element);
    if (frame && frames.length < MAX_FRAMES) frames.push({ ...frame, dialog: this.scope.dialog });
  }

  private link(element: Element): void {
    const { links } = this.facts;
    const match = /^https?:\/\/([^/?#:@]+)/.exec(element.getAttribute('href') ?? '');
    if (!match || links.length >= MAX_LINKS || match[1] === this.facts.host) return;
    const label = (element.textContent ?? '').slice(0, 80).trim();
    links.push({ host: match[1]!.toLowerCase(), label });
  }

  private brand(element: Element): void {
    if (!this.scope.brand && !isBrand(element, element.localName)) return;
    this.name(
      element.getAttribute('alt') ??
        element.getAttribute('aria-label') ??
        element.getAttribute('title') ??
        '',
    );
  }

  private name(text: string): void {
    const { brands } = this.facts;
    const name = text.trim();
    if (name && name.length < 80 && brands.length < MAX_BRANDS) brands.push(name);
  }

  private microdata(element: Element, name: string): void {
    const { microdata } = this.facts;
    if (microdata.length >= 200) return;
    const value =
      element.getAttribute('content') ?? (name === 'meta' ? '' : (element.textContent ?? ''));
    microdata.push({
      property: element.getAttribute('itemprop')!.slice(0, 40),
      value: value.slice(0, 200).trim(),
    });
  }
}

const EMPTY = () => ({
  microdata: [],
  lines: [],
  fields: [],
  frames: [],
  links: [],
  brands: [],
  cut: false,
});

const SCOPED = new Set('button summary option h1 h2 h3 h4 h5 h6 nav footer form label'.split(' '));

const isBrand = (element: Element, name: string): boolean =>
  (name === 'a' && /^\/?$/.test(element.getAttribute('href') ?? '-')) ||
  /logo|brand/i.test((element.getAttribute('class') ?? '') + (element.id ?? ''));

/** Two pieces that stand apart on the page though no white space parts them in its source. */
function needsSpace(before: string, after: string): boolean {
  const last = before[before.length - 1] ?? ' ';
  const first = after[0] ?? ' ';
  if (/\s/.test(last) || /\s/.test(first)) return false;
  if (/\d/.test(last)) return /\p{L}/u.test(first);
  if (!/\p{L}/u.test(last)) return false;
  return /[\p{Lu}\d$€£¥₩₹+-]/u.test(first);
}
