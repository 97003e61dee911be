import type { Desk } from '../desk.ts';
import type { SignedOut } from '../inbox-contract/sign-in.ts';
import { codeOf } from './provider.ts';

/** Where the browser ends its session at the provider, too. Signing out here never fails because of the provider. */
export async function signOutAtProvider(desk: Desk, idToken: string | null): Promise<SignedOut> {
  const [origin] = desk.origins;
  try {
    const url = await desk.openId?.signOutUrl(new URL('/', origin), idToken);
    return url ? { goTo: url.href } : {};
  } catch (error) {
    desk.log('warn', 'open-id', { failure: 'sign-out', code: codeOf(error) });
    return {};
  }
}
