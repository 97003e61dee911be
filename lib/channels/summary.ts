/** What a channel says, in one place: clean, bounded text. Escaping for its own markup is each formatter's duty. */
import type { Advice, Outcome, Request, Verdict } from '../consultation/consultation.ts';
import { plainText } from '../plain-text.ts';
import { wording } from '../wording.ts';
import type { Circumstances, Notice } from './notice.ts';

export interface Fact {
  /** At most 200 characters. */
  label: string;
  /** At most 300. */
  value: string;
}

export interface Summary {
  /** One line of at most 140 characters. */
  title: string;
  facts: Fact[];
  /** What the buyer answered in the checklist; at most 20. */
  answers: Fact[];
  /** What a person wrote, line breaks kept; at most 4000 characters. */
  prose: string;
}

const { money, day } = wording('en', () => '');

const VERDICTS: Record<Verdict, string> = {
  'go-ahead': 'Go ahead',
  'go-ahead-with-conditions': 'Go ahead with conditions',
  'use-this-instead': 'Use this instead',
  'lets-talk': 'Let’s talk',
};

/** How to answer where the answer finds its way back (read-reply.ts reads it). */
export const HOW_TO_ANSWER =
  'To advise, start your reply with a line “Go ahead”, “Go ahead if:” (conditions below it, one a line, each after a dash), “Use … instead” or “Let’s talk”. Anything else reaches the buyer as a message.';

export function summaryOf(notice: Notice): Summary {
  const { request } = notice;
  const what = subjectOf(request);
  switch (notice.kind) {
    case 'request':
      return {
        title: titled(what, request.timing === 'before' ? 'about to buy' : 'bought already'),
        facts: factsOf(request),
        answers: request.answers
          .slice(0, 20)
          .flatMap(({ questionText, optionText }) => fact(questionText, optionText)),
        prose: proseOf(request.note ?? ''),
      };
    case 'message': {
      const { from, by, text } = notice.message;
      const who = from === 'it' ? (by ?? 'IT') : (request.buyer?.name ?? 'the buyer');
      return said(titled(what, `${plainText(who, 60)} wrote`), [], text);
    }
    case 'advice':
      return said(
        titled(what, adviceTitle(notice.advice)),
        adviceFacts(notice.advice),
        notice.advice.message,
      );
    case 'outcome':
      return said(titled(what, RESULTS[notice.outcome.result]), usefulness(notice.outcome), '');
    case 'withdrawal':
      return said(titled(what, 'the buyer took the request back'), [], '');
    case 'test':
      return said('Test message from Right Purchase', [], 'Requests will arrive here.');
  }
}

/** The summary as lines of plain text. */
export function linesOf({ facts, answers, prose }: Summary): string[] {
  const blocks = [facts.map(factLine), answers.map(factLine), prose ? prose.split('\n') : []];
  return blocks.flatMap((block) => (block.length > 0 ? block.concat('') : []));
}

/** A label before its value: a question keeps its own mark. */
export const leadOf = ({ label }: Fact): string => (/[?？:]$/.test(label) ? label : `${label}:`);

const factLine = (fact: Fact) => `${leadOf(fact)} ${fact.value}`;

/** The small print: how to find it again, and a word where it may be there twice. */
export const referenceOf = (
  { request }: Notice,
  { mayBeRepeat }: Pick<Circumstances, 'mayBeRepeat'>,
): string =>
  `Reference ${request.id}${mayBeRepeat ? ' · This may be a repeat: the first attempt got no answer.' : ''}`;

/** All of a notice as lines of plain text, for tools that take no other. */
export function tellingOf(notice: Notice, circumstances: Circumstances): string[] {
  const summary = summaryOf(notice);
  return [
    summary.title,
    '',
    ...linesOf(summary),
    ...linkLines(notice, circumstances),
    referenceOf(notice, circumstances),
  ];
}

export interface Link {
  label: string;
  url: string;
}

/**
 * Where it is read, and, where somebody asks, where each verdict lies half written in the inbox, to be sent from there:
 * opening an address changes nothing.
 */
export function linksOf(notice: Notice, { link }: Circumstances): Link[] {
  if (!link) return [];
  const asks =
    notice.kind === 'request' || (notice.kind === 'message' && notice.message.from === 'buyer');
  const verdicts = asks ? Object.entries(VERDICTS) : [];
  return [
    { label: 'Read and answer', url: link },
    ...verdicts.map(([verdict, label]) => ({ label, url: `${link}/${verdict}` })),
  ];
}

/** The same as lines of plain text. */
export const linkLines = (notice: Notice, circumstances: Circumstances): string[] =>
  linksOf(notice, circumstances).map(({ label, url }) => `${label}: ${url}`);

const RESULTS: Record<Outcome['result'], string> = {
  bought: 'bought',
  'bought-with-changes': 'bought with changes',
  'used-alternative': 'an alternative is used instead',
  dropped: 'not bought',
};

const LEVELS = { go: 'Looks fine', talk: 'Worth a talk', consult: 'Needs advice' };
const VENUES = { written: 'in writing', call: 'by a call', chat: 'by chat' };
const PERIODS = {
  once: 'once',
  week: 'a week',
  month: 'a month',
  quarter: 'a quarter',
  year: 'a year',
  'multi-year': 'for several years',
};

const said = (title: string, facts: Fact[], text: string): Summary => ({
  title,
  facts,
  answers: [],
  prose: proseOf(text),
});

/** Label and value as a fact; none where there is nothing to say. */
function fact(label: string, value: string): Fact[] {
  const clean = { label: plainText(label, 200), value: plainText(value, 300) };
  return clean.label && clean.value ? [clean] : [];
}

const titled = (what: string, event: string): string => `${what}: ${plainText(event, 75)}`;

function subjectOf({ vendor, offer }: Request): string {
  const name = plainText(vendor.name, 60);
  const plan = plainText(offer?.plan ?? '', 30);
  return harmless((plan && !name.includes(plan) ? `${name} ${plan}` : name) || 'Software');
}

/** Tickets are exported as tables, and a cell that starts like this would be a formula. */
const harmless = (text: string) => (/^[=+\-@]/.test(text) ? `'${text}` : text);

function factsOf(request: Request): Fact[] {
  const { vendor, offer, buyer, assessment, neededBy, venue, url } = request;
  const facts: [string, string | undefined][] = [
    ['Vendor', [vendor.name, vendor.domain && `(${vendor.domain})`].filter(Boolean).join(' ')],
    ['Product', offer?.product],
    ['Plan', offer?.plan],
    ['Seats', offer?.seats?.toString()],
    [
      'Price',
      offer?.price &&
        [money(offer.price), offer.period && PERIODS[offer.period]].filter(Boolean).join(' '),
    ],
    ['Asked by', [buyer?.name, buyer?.team, buyer?.email].filter(Boolean).join(', ')],
    ['Needed by', neededBy && day(neededBy)],
    ['Answer wanted', VENUES[venue]],
    ['Assessment', assessment && [LEVELS[assessment.level], ...assessment.reasons].join(' – ')],
    ['They may already have', assessment?.alternatives.join(', ')],
    ['Page', url],
  ];
  return facts.flatMap(([label, value]) => fact(label, value ?? ''));
}

const adviceTitle = ({ verdict, by }: Advice) => `${VERDICTS[verdict]} (${plainText(by, 40)})`;

const adviceFacts = ({ conditions, alternative, link }: Advice): Fact[] => [
  ...fact('Instead', alternative ?? ''),
  ...conditions.slice(0, 10).flatMap((condition) => fact('Condition', condition)),
  ...fact('Link', link ?? ''),
];

const usefulness = ({ useful }: Outcome): Fact[] =>
  useful === undefined ? [] : fact('Advice was useful', useful ? 'yes' : 'no');

/** Line breaks of one kind, nothing invisible, at most 4000 characters. */
function proseOf(text: string): string {
  const lines = text.slice(0, 4000).split(/\r\n|[\n\r\u2028\u2029]/);
  return lines
    .map((line) => plainText(line, 4000))
    .join('\n')
    .trim();
}
