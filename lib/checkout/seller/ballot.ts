import type { Steps } from '../steps.ts';
import { isBoundary } from '../words/script.ts';
import { fold } from './names.ts';

const LONGEST_NAME = 60;
const SAID_ONCE = 20;
/** Not part of a name: the mark and year before it, "www.", the full stop after a sentence's last word. */
const AROUND = /^©\s*(\d{4}([-–]\d{4})?)?\s*|^www\.|(?<=\.)\.$/gi;

/** Names the page calls its seller by, each with how much speaks for it. */
export class Ballot {
  private readonly votes = new Map<string, { name: string; weight: number }>();
  private readonly isNobody: (name: string) => boolean;

  constructor(isNobody: (name: string) => boolean) {
    this.isNobody = isNobody;
  }

  add(name: string | undefined, weight: number): void {
    const clean = (name ?? '').trim().replace(AROUND, '').trim();
    const key = fold(clean);
    if (key === '' || clean.length > LONGEST_NAME || this.isNobody(clean)) return;
    const vote = this.votes.get(key);
    if (vote) vote.weight += weight;
    else this.votes.set(key, { name: clean, weight });
  }

  /** As many as there are: a page may repeat itself. */
  *addAll(names: readonly string[], weight: number): Steps<void> {
    for (const name of names) {
      this.add(name, weight);
      yield;
    }
  }

  /** Names out of sentences, where some languages bend them: "Mozillę" is a vote for the Mozilla that stands elsewhere. */
  *addSaid(names: readonly string[], weight: number): Steps<void> {
    for (const name of names) {
      const key = fold(name);
      const base = [...this.votes].find(([other]) => isBent(key, other));
      this.add(base?.[1].name ?? name, weight);
      yield;
    }
  }

  boost(speaksFor: (name: string, key: string) => number): void {
    for (const [key, vote] of this.votes) vote.weight += speaksFor(vote.name, key);
  }

  /** A name that begins with another votes for that one, too: "Quill Features Store" for "Quill", "飞书管理后台" for "飞书". */
  shorten(): void {
    const all = [...this.votes.values()].map((vote) => ({ vote, weight: vote.weight }));
    for (const { vote: longer, weight } of all)
      for (const { vote } of all)
        if (longer !== vote && beginsWith(longer.name, vote.name)) vote.weight += weight;
  }

  has(name: string): boolean {
    return this.votes.has(fold(name));
  }

  get winner(): string | undefined {
    return this.first?.name;
  }

  /** Whether more than one place of the page calls it so. */
  get isSure(): boolean {
    return (this.first?.weight ?? 0) > SAID_ONCE;
  }

  private get first(): { name: string; weight: number } | undefined {
    return [...this.votes.values()].sort((a, b) => b.weight - a.weight)[0];
  }
}

const LONGEST_ENDING = 2;
const SHORTEST_STEM = 5;

/** Whether two names are the same but for their endings. */
function isBent(key: string, other: string): boolean {
  const stem = Math.max(key.length, other.length) - LONGEST_ENDING;
  if (Math.abs(key.length - other.length) >= LONGEST_ENDING) return false;
  return stem >= SHORTEST_STEM && key.slice(0, stem) === other.slice(0, stem);
}

/** Whether a name begins with the words of another; scripts without spaces have words anywhere. */
function beginsWith(name: string, other: string): boolean {
  const words = other.replace(/[^\p{L}\p{N}]+$/u, '');
  return name.startsWith(words) && isBoundary(name, words.length);
}
