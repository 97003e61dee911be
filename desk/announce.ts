export interface Announcement {
  url: string;
  /** Only at the first start. */
  enrolmentToken?: string;
  signInLink?: string;
}

/** Says on standard output that the desk is up, for a person or (one line of JSON) for a script. */
export function announce(how: 'text' | 'json', news: Announcement): void {
  process.stdout.write(how === 'json' ? `${JSON.stringify(news)}\n` : `${forPeople(news)}\n`);
}

function forPeople({ url, enrolmentToken, signInLink }: Announcement): string {
  return [
    `The desk is up at ${url}`,
    ...(signInLink ? [`Sign in (once, within a day): ${signInLink}`] : []),
    ...(enrolmentToken
      ? [`Enrolment token for the browsers' policy (not shown again): ${enrolmentToken}`]
      : []),
  ].join('\n');
}
