/**
 * What the detector knows of a page: plain data, read once by lib/browser/read-page.ts. Nothing a person typed is in
 * it. Everything is bounded there, so that everything here may be simple.
 */
export interface PageFacts {
  /** Lower case. */
  host: string;
  /** Path, query and fragment, percent-decoded, lower case. Weighed in the page, never reported. */
  path: string;
  /** The page's own language tag, or ''. */
  language: string;
  title: string;
  /** `og:site_name`, `application-name`, `generator`… by lower-case name. */
  meta: ReadonlyMap<string, string>;
  /** Texts of the page's JSON-LD blocks. */
  jsonLd: string[];
  /** Microdata properties in the order of the page. */
  microdata: { property: string; value: string }[];
  /** Names on logos and home links. */
  brands: string[];
  lines: Line[];
  fields: Field[];
  frames: Frame[];
  /** Where links lead to that leave the page's host; without query. */
  links: { host: string; path: string }[];
  /** Whether the page was larger than what is read. */
  cut: boolean;
}

/** A piece of visible text between two breaks, at most 400 UTF-16 units. */
export interface Line {
  text: string;
  role: 'text' | 'heading' | 'button' | 'link' | 'choice';
  place: Place;
  /** Number of the open dialog it stands in; 0 is the page itself. */
  dialog: number;
  /** Whether it belongs to a choice that is marked (true) or one of those left unmarked (false). */
  chosen?: boolean;
}

/** `background`: the page hides it from assistive technology, as behind an open dialog. */
export type Place = 'content' | 'navigation' | 'footer' | 'background';

/** A form field: what it asks for, never what it holds. */
export interface Field {
  type: string;
  /** Name, id, autocomplete, placeholder and accessible name in lower case. */
  hint: string;
  autocomplete: string;
  place: Place;
  dialog: number;
  /** Lines read before it: `lines[line - 1]` stands before the field. */
  line: number;
  /** The number that the markup of a quantity box states. */
  quantity?: number;
}

/** A frame inside the page. */
export interface Frame {
  host: string;
  path: string;
  title: string;
  place: Place;
  dialog: number;
  hidden: boolean;
}
