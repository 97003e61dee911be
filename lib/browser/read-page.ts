import type { Line, PageFacts } from '../checkout/page-facts.ts';
import type { Steps } from '../checkout/steps.ts';
import {
  type Told,
  isBrand,
  isInline,
  isPlain,
  isUnread,
  isVisible,
  readTold,
} from './elements.ts';
import { readField, readFrame } from './fields.ts';
import { readHead } from './head.ts';
import { LineBuffer } from './line-buffer.ts';
import { PageWalk, type Visitor } from './page-walk.ts';
import { OUTERMOST, type Scope, openScope } from './scope.ts';

const MAX_NODES = 250_000;
const NODES_A_STEP = 64;
const MAX_LINES = 4000;
const MAX_PIECE = 400;
const MAX_FIELDS = 300;
const MAX_FRAMES = 50;
const MAX_LINKS = 150;
const MAX_BRANDS = 20;
const MAX_MICRODATA = 200;
const MAX_CHECKS = 600;

/** Reads the page in small steps: the caller runs them and decides when to stop for breath. */
export function* readPage(
  page: Document,
  address: { host: string; path: string },
): Steps<PageFacts> {
  const reader = new PageReader(page, address);
  const walk = new PageWalk(page.body ?? page, reader);
  let left = MAX_NODES;
  while (walk.advance(NODES_A_STEP)) {
    left -= NODES_A_STEP;
    if (left < 0) {
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
  private readonly scopes: Scope[] = [OUTERMOST];
  private readonly line = new LineBuffer<Scope>();
  /** The element whose text the line is, to ask whether it can be seen. */
  private block: Element | null = null;
  private dialogs = 0;
  private checks = 0;
  /** Whether the radio button just read is marked: its label follows. */
  private marked: boolean | undefined;

  constructor(page: Document, address: { host: string; path: string }) {
    this.facts = {
      ...address,
      ...readHead(page),
      microdata: [],
      brands: [],
      lines: [],
      fields: [],
      frames: [],
      links: [],
      cut: false,
    };
  }

  private get scope(): Scope {
    return this.scopes[this.scopes.length - 1]!;
  }

  text(node: Text): void {
    if (this.line.isFull) return;
    const { data } = node;
    this.line.add(data.length > MAX_PIECE ? data.slice(0, MAX_PIECE) : data, this.scope);
  }

  enter(element: Element, name: string): boolean {
    if (isPlain(element, name)) {
      this.startLine(element, name);
      return true;
    }
    if (name === 'br') this.line.add(' ', this.scope);
    else if (name === 'iframe') this.frame(element);
    else if (name === 'input' || name === 'select' || name === 'textarea')
      this.field(element, name);
    else if (name === 'img' || name === 'svg') this.brand(element, name);
    const told = readTold(element);
    if (isUnread(element, name, told)) return false;
    this.startLine(element, name);
    if (name === 'sup' && this.line.endsInDigit && /^\d\d$/.test(element.textContent ?? ''))
      this.line.add('.', this.scope);
    this.open(element, name, told);
    return true;
  }

  leave(element: Element, name: string): void {
    if (!isInline(name) || this.isOwnLine(element)) this.endLine();
    else this.line.edge();
    if (this.scope.element === element) this.scopes.pop();
  }

  private open(element: Element, name: string, told: Told): void {
    const outer = this.scope;
    const scope = openScope(outer, element, name, told, this.dialogs + 1);
    if (scope) {
      this.dialogs = Math.max(this.dialogs, scope.dialog);
      this.scopes.push(scope);
      if (this.isOwnLine(element)) this.startBlock(element);
      if (scope.role === 'link' && outer.role !== 'link') this.link(element);
      if (scope.brand && !outer.brand) this.brand(element, name);
    }
    if (told.isMarked && element.hasAttribute('itemprop')) this.microdata(element);
  }

  /** Buttons and choices are lines of their own though links and labels around them are not. */
  private isOwnLine(element: Element): boolean {
    const { scope } = this;
    return scope.element === element && (scope.role === 'button' || scope.role === 'choice');
  }

  private startLine(element: Element, name: string): void {
    if (isInline(name)) this.line.edge();
    else this.startBlock(element);
  }

  private startBlock(element: Element): void {
    this.endLine();
    // What is chosen in a closed list has no box of its own.
    this.block = element.localName === 'option' ? element.parentElement : element;
  }

  endLine(): void {
    const line = this.line.take();
    if (!line || line.text === '') return;
    const { text, context } = line;
    const { role, place, dialog, brand } = context;
    if (brand) this.name(text);
    const chosen = this.marked ?? context.chosen;
    this.marked = undefined;
    if (this.facts.lines.length >= MAX_LINES) {
      this.facts.cut = true;
      return;
    }
    if ((role === 'button' || /\d/.test(text)) && !this.isSeen(this.block)) return;
    const read: Line = { text, role, place, dialog };
    if (chosen !== undefined) read.chosen = chosen;
    this.facts.lines.push(read);
  }

  private isSeen(element: Element | null): boolean {
    return !element || ++this.checks > MAX_CHECKS || isVisible(element);
  }

  private field(element: Element, name: string): void {
    const { place, dialog } = this.scope;
    const { fields, lines } = this.facts;
    const type = name === 'input' ? (element as HTMLInputElement).type : name;
    if (type === 'radio') this.mark((element as HTMLInputElement).checked);
    else this.endLine();
    if (type === 'hidden' || fields.length >= MAX_FIELDS || !this.isSeen(element)) return;
    if (type === 'submit' || type === 'button' || type === 'image') {
      const text = (element.getAttribute('value') ?? element.getAttribute('alt') ?? '').trim();
      if (text) lines.push({ text: text.slice(0, 100), role: 'button', place, dialog });
    } else fields.push({ ...readField(element, type), place, dialog, line: lines.length });
  }

  /** A radio button speaks for the label around it, else for the line after it. */
  private mark(checked: boolean): void {
    const label = this.scopes.findLast((scope) => scope.element?.localName === 'label');
    if (label) label.chosen = checked;
    this.endLine();
    if (!label) this.marked = checked;
  }

  private frame(element: Element): void {
    const { place, dialog } = this.scope;
    const frame = readFrame(element);
    if (frame && this.facts.frames.length < MAX_FRAMES)
      this.facts.frames.push({ ...frame, place, dialog });
  }

  private link(element: Element): void {
    const { host: ownHost, links } = this.facts;
    const match = /^https?:\/\/([^/?#:@]+)([^?#]{0,80})/i.exec(element.getAttribute('href') ?? '');
    if (match && match[1] !== ownHost && links.length < MAX_LINKS)
      links.push({ host: match[1]!.toLowerCase(), path: match[2]!.toLowerCase() });
  }

  private brand(element: Element, name: string): void {
    if (!this.scope.brand && !isBrand(element, name)) return;
    const said = ['alt', 'aria-label', 'title'].map((attribute) => element.getAttribute(attribute));
    this.name(said.find(Boolean) ?? '');
  }

  private name(text: string): void {
    const { brands } = this.facts;
    const name = text.trim();
    if (name && name.length < 60 && brands.length < MAX_BRANDS) brands.push(name);
  }

  private microdata(element: Element): void {
    const property = element.getAttribute('itemprop')!;
    if (!PRICE_PROPERTY.test(property) || this.facts.microdata.length >= MAX_MICRODATA) return;
    const value = element.getAttribute('content') ?? element.firstChild?.nodeValue ?? '';
    this.facts.microdata.push({ property, value: value.slice(0, 40).trim() });
  }
}

const PRICE_PROPERTY = /^(price|lowPrice|priceCurrency)$/;
