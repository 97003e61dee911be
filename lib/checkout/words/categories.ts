/**
 * What a word can tell. Every language file in this folder has exactly these keys, each a list of phrases as they
 * stand on real pages. In a phrase, `*` at the end stands for any ending of the word; `#` at the start for a number
 * before it ("#名" is in "5名", not in "名前"); case does not matter; a space matches any white space. In the patterns
 * (`subscribeTo` to `backTo`) `{vendor}` stands for the name.
 * English is read with every page, so the other files leave out what en.json has. Of two phrases at one place the
 * longer counts alone: where a phrase holds a word of another category that must still be seen, write it without.
 */
export const CATEGORIES = [
  // Buttons that commit, and the step before.
  'pay',
  'subscribe',
  'order',
  // Buys what is used up later, and is paid once.
  'topUp',
  // Commits in a dialog or beside a sum; elsewhere it opens the dialog.
  'addSeats',
  'upgrade',
  'startTrial',
  'toPayment',
  // Buttons that go on without saying to what.
  'next',
  // What a button does beside: consent to what the box around it asks, call off, change, look after.
  'confirm',
  'cancel',
  'change',
  'administer',
  // How often: `per` joins a price with a unit; `month` is the unit, `monthly` the whole expression.
  'per',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
  'once',
  // How many. `each`: the price of one piece. `limit` makes the number after it a bound, not a count.
  'seat',
  'perSeat',
  'each',
  'quantity',
  'limit',
  // What joins two numbers: "from 5 to 9 seats", "3 of 10 seats".
  'changesTo',
  'outOf',
  // The order summary, and what it is headed by.
  'total',
  'dueToday',
  'overview',
  'subtotal',
  'tax',
  // Says that tax is in a price or not: then its word does not name the price.
  'withOrWithout',
  // What is not paid: it stands just before or behind its price.
  'discount',
  'free',
  'trial',
  'renews',
  'cancelAnyTime',
  // Software.
  'plan',
  'planName',
  'workspace',
  // Who says this sells to businesses: company names, tax numbers.
  'businessBuyer',
  'software',
  'licence',
  // Paying.
  'paymentMethod',
  'scan',
  'card',
  // Where the page names the seller.
  'subscribeTo',
  'chargedBy',
  'soldBy',
  'termsOf',
  'backTo',
  // The labels beside its name: of contracts and marketplaces ("Vendor: Acme"), of banks ("Merchant Acme").
  'seller',
  'payee',
  // Says that one sells what others make.
  'marketplace',
  // Checkouts of other things.
  'shipping',
  'delivery',
  'sizeColour',
  'travel',
  'event',
  'donation',
  'groceries',
  'bill',
  'media',
  'course',
  // What hands do, places and things for hire, clubs and authorities.
  'service',
  'goods',
  'giftCard',
  'insurance',
  // Not a checkout.
  'logIn',
  'signUp',
  'invoice',
  'settings',
  'newsletter',
  'cookies',
  // What is done with a subscription one has: manage, cancel, change its card.
  'manage',
  'priceList',
  // What a licence includes for a time: "12 months of updates" is no billing period.
  'upkeep',
  // Buttons and titles that every page has and nobody is called by.
  'everyday',
  // Words that betray the language itself.
  'stopWords',
] as const;

export type Category = (typeof CATEGORIES)[number];

/** Categories whose phrases hold `{vendor}`. */
export const PATTERN_CATEGORIES = [
  'subscribeTo',
  'chargedBy',
  'soldBy',
  'termsOf',
  'backTo',
] as const;
export type PatternCategory = (typeof PATTERN_CATEGORIES)[number];

/** One language file. */
export type Phrases = Record<Category, string[]>;

/** Words of all kinds of pages, looked for only where they are asked about: they hide no other phrase. */
export const ASIDE: ReadonlySet<Category> = new Set([
  'confirm',
  'cancel',
  'change',
  'administer',
  'newsletter',
  'cookies',
  'scan',
  'overview',
  'withOrWithout',
  'marketplace',
  'upkeep',
  'everyday',
]);

/** Categories that the matcher leaves out: patterns, labels, words between numbers and stop words have readers of their own. */
export const UNMATCHED: ReadonlySet<Category> = new Set([
  ...PATTERN_CATEGORIES,
  'changesTo',
  'outOf',
  'seller',
  'payee',
  'stopWords',
]);
