import { type Browser, browser } from 'wxt/browser';

import { answerPage, pageOf } from './page-messages.ts';
import { answerUi } from './ui-messages.ts';

type Sender = Browser.runtime.MessageSender;

/**
 * The one listener for messages: pages of ours may command, scripts in pages may report, strangers are not answered.
 * Answers come by `sendResponse`: promises from a listener are not understood everywhere.
 */
export function answerMessage(
  message: unknown,
  sender: Sender,
  sendResponse: (answer: unknown) => void,
): boolean {
  if (sender.id !== browser.runtime.id) return false;
  const answer = answerTo(message, sender);
  if (!answer) return false;
  void answer.then(sendResponse, (error: unknown) => {
    console.error(error);
    sendResponse(undefined);
  });
  return true;
}

function answerTo(message: unknown, sender: Sender): Promise<unknown> | undefined {
  if (sender.url?.startsWith(browser.runtime.getURL('/'))) return answerUi(message);
  const page = pageOf(sender);
  return page && answerPage(message, page);
}
