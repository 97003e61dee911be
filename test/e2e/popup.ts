import { Locator, type Page } from 'puppeteer-core';

import { type Request, request } from '../../lib/consultation/consultation.ts';
import { eventually } from './eventually.ts';

/** The popup, used as a buyer uses it: by what it says. */
export class Popup {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(): Promise<string> {
    return this.page
      .locator('h1')
      .map((heading) => heading.textContent ?? '')
      .wait();
  }

  text(): Promise<string> {
    return this.page.evaluate(() => document.body.innerText.replaceAll(/\s+/g, ' '));
  }

  /** Waits until all of `words` stand there. */
  async shows(...words: string[]): Promise<void> {
    let text = '';
    await eventually(
      () => `the popup shows «${words.join('», «')}»; now: ${text}`,
      async () => {
        text = await this.text();
        return words.every((word) => text.includes(word)) ? true : undefined;
      },
    );
  }

  async press(label: string): Promise<void> {
    await this.page.locator(`aria/${label}[role="button"]`).click();
  }

  /** Presses whichever of these buttons is there; a button's name may go on after the words. */
  async pressFirst(...labels: string[]): Promise<void> {
    const buttons = labels.map((label) => this.page.locator(`button ::-p-text(${label})`));
    await Locator.race(buttons).click();
  }

  /** Answers question after question until there are none; returns those that were asked. */
  async answer(answers: Record<string, string>): Promise<string[]> {
    const asked: string[] = [];
    while (await this.page.$('.choice')) {
      const question = await this.heading();
      const answer = answers[question];
      if (!answer || asked.includes(question)) throw new Error(`no answer to «${question}»`);
      asked.push(question);
      await this.press(answer);
    }
    return asked;
  }

  /** Types into the fields that are there, and leaves each. */
  async type(fields: Record<string, string>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      const field = await this.page.$(`aria/${label}[role="textbox"]`);
      await field?.asLocator().fill(text);
      await this.page.keyboard.press('Tab');
    }
  }

  /** The request word for word, as the preview tells it will be sent. */
  async previewed(): Promise<Request> {
    const pre = await this.page.waitForSelector('pre');
    return request.parse(JSON.parse(await pre!.evaluate((pre) => pre.textContent ?? '')));
  }
}
