// Who chose e-mail as safe sees the whole message that says that something is new, and stops or starts it with one press.

import { expect } from '../fixtures.js';
import { answer, answerUpTo, button, link, open, press } from '../walk.js';
import { look, test } from '../with-mail.js';

test('a message is shown in full before it ever comes, and one press stops it or starts it again', async ({
  page,
  context,
  family,
}) => {
  test.setTimeout(60_000);
  await answerUpTo(context, 'check', family);
  await answer(context, 'contact', { way: ['email'], email: 'somebody@example.org' });
  await open(page, '/ask/check');
  await press(page, button(page, 'Send my request'));
  await look(page, 'notices-sent');
  await press(page, link(page, 'See what our messages to you look like, or stop them'));
  const main = page.locator('main');
  await expect(main).toContainText('Something new to read');
  await expect(main).toContainText('There is something new for you to read. Look when it suits you.');
  await expect(main).not.toContainText('somebody@example.org');
  await look(page, 'notices-on');
  await press(page, button(page, 'any day, from 12 to 5 in the afternoon'));
  await expect(main).toContainText('They come at these times: any day, from 12 to 5 in the afternoon.');
  await press(page, button(page, 'Stop these messages'));
  await expect(main).toContainText('You stopped these messages. We send you none.');
  await look(page, 'notices-stopped');
  await press(page, button(page, 'Start them again'));
  await expect(button(page, 'Stop these messages')).toBeVisible();
});
