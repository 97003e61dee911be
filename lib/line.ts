import * as z from 'zod/mini';

import { plainText } from './plain-text.ts';

/** One line of untrusted text: cleaned by {@link plainText}, empty refused. */
export const line = (maxLength: number) =>
  z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => plainText(text, maxLength)),
      z.string().check(z.minLength(1)),
    ),
  );

/** Free text a person typed (line breaks kept), at most `maxLength` UTF-16 units; longer is refused, not cut. */
export const prose = (maxLength: number) => z.string().check(z.maxLength(maxLength));
