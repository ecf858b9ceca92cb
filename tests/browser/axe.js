// What axe finds on a page. Its script is put into each document once, however often it is asked: putting it in costs more
// than most of its answers.

import axeCore from 'axe-core';

/** What axe finds with these options, one line a fault. No page here has frames, so the page alone is looked at. */
export async function axe(page, options) {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(axeCore.source);
  }
  return page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'], iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`));
  }, options);
}
