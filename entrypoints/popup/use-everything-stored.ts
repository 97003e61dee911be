import { useStored } from '../../lib/browser/use-stored.ts';
import type { Stored } from './popup-context.ts';

/** Undefined until all of it is read, so that nothing is drawn twice. */
export function useEverythingStored(): Stored | undefined {
  const policy = useStored('policy');
  const settings = useStored('settings');
  const connection = useStored('connection');
  const organisation = useStored('organisation');
  const consultations = useStored('consultations');
  const drafts = useStored('drafts');
  const sightings = useStored('sightings');
  const reminders = useStored('reminders');
  if (!policy || !settings || !connection || !consultations || !drafts || !sightings)
    return undefined;
  if (!reminders || organisation === undefined) return undefined;
  return {
    policy,
    settings,
    connection,
    organisation,
    consultations,
    drafts,
    sightings,
    reminders,
  };
}
