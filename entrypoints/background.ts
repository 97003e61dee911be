import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { answerMessage } from '../lib/browser/answer-message.ts';
import { sayHello } from '../lib/browser/first-run.ts';
import { policyChanged } from '../lib/browser/managed-policy.ts';
import { listenToNotifications } from '../lib/browser/notify.ts';
import { restoreRecords } from '../lib/browser/records.ts';
import { backOnline, deskMayHaveChanged, round } from '../lib/browser/round.ts';
import { setUnreadableAside } from '../lib/browser/stored.ts';

/** The only writer of storage, the only sender. Every listener is there in the first turn, or its events are lost. */
export default defineBackground(() => {
  // Scripts in pages need none of it: what is kept here, the credential above all, is for pages of ours.
  void browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
  browser.runtime.onMessage.addListener(answerMessage);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void setUnreadableAside().then(round);
    void sayHello(reason);
  });
  browser.runtime.onStartup.addListener(() => void round());
  browser.alarms.onAlarm.addListener(() => void round());
  browser.storage.onChanged.addListener((_, area) => {
    if (area === 'managed') void policyChanged().then(deskMayHaveChanged);
  });
  listenToNotifications();
  addEventListener('online', () => void backOnline());
  void restoreRecords().finally(round);
});
