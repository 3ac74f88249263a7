import assert from 'node:assert/strict';
import { completionStream, eventStream, type Script } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = {
  'total.py': 'def total(prices, tax):\n    """Sum of the prices, tax included."""\n    ',
  'plain.txt': '',
  'cart.py': `from dataclasses import dataclass


@dataclass
class Line:
    name: str
    price: float
    quantity: int


def subtotal(lines: list[Line]) -> float:
    `,
  'shipping.py': `def shipping_cost(weight: float, is_fragile: bool) -> float:
    """What it costs to send a parcel, in euros."""
    base = max(4.9, weight * 1.2)
    return base
`,
  'basket.ts': `const basket = { prices: [3, 4, 5], currency: 'EUR' };

const totalPrice = basket.prices.reduce((sum, price) => sum + price, 0);

console.log(tot);
`,
  'names.py': `def full_name(first: str, last: str) -> str:
    """The name as it is written on a letter."""
    first = first.strip()
    last = last.strip()
    name_on_the_letter = `,
};

/** One stream with several answers, their pieces in turn. */
function choicesStream(...texts: readonly string[]): Script {
  const choice = (text: string, index: number) => ({ choices: [{ index, text, finish_reason: 'stop' }] });
  return eventStream([...texts.map(choice), '[DONE]']);
}

// Tab accepts at once: the guard has tests of its own.
const SETTINGS = { 'interline.completion.tabGuardMs': 0 };

describeWorkbench('ghost text', { files: FILES, settings: SETTINGS }, (open) => {
  it('appears while typing, and Tab accepts it', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: ' sum(prices) * (1 + tax)' }));
    await workbench.openFile('total.py');
    await workbench.editor.goToEnd();
    await workbench.editor.type('return');
    await workbench.editor.waitForGhostText('sum(prices) * (1 + tax)');
    assert.doesNotMatch(await workbench.editor.text(), /sum\(prices\)/, 'it is no text yet');
    await workbench.screenshot('ghost-text');
    await workbench.editor.acceptByTab();
    await workbench.editor.waitForText('return sum(prices) * (1 + tax)');
  });

  it('stays while its own beginning is typed, without asking again', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: 'world and all who live in it' }));
    await workbench.openFile('plain.txt');
    await workbench.editor.type('hello ');
    await workbench.editor.waitForGhostText('world and all');
    await workbench.editor.type('world');
    await workbench.editor.waitForText('hello world');
    await workbench.editor.waitForGhostText('and all who live in it');
    // What comes after the whole suggestion may be asked for ahead.
    const isAskedAgain = (body: string): boolean => body.includes('hello w') && !body.includes('who live in it');
    assert.deepEqual(endpoint.requests.map(({ body }) => JSON.stringify(body ?? '')).filter(isAskedAgain), []);
  });

  it('goes away on Escape', async () => {
    const { workbench } = open();
    await workbench.press('Escape');
    await workbench.editor.waitForNoGhostText();
    assert.doesNotMatch(await workbench.editor.text(), /live in it/);
  });

  it('shows several lines, the first as soon as it is there, and Tab takes all', async () => {
    const { workbench, endpoint } = open();
    const text = [
      'total = 0.0\n',
      '    for line in lines:\n',
      '        total += line.price * line.quantity\n',
      '    return total',
    ];
    endpoint.respond(completionStream({ text, tokenGapMs: 250 }));
    await workbench.openFile('cart.py');
    await workbench.editor.goToEnd();
    await workbench.editor.trigger();
    for (const line of text) await workbench.editor.waitForGhostText(line.trim());
    await workbench.screenshot('ghost-text-lines');
    await workbench.editor.acceptByTab();
    await workbench.editor.waitForText('        total += line.price * line.quantity');
  });

  it('fills the middle of a line and leaves what stands right of the cursor', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: '(1.5 if is_fragile else 1) * ' }));
    await workbench.openFile('shipping.py');
    await workbench.editor.goTo(4, 12);
    await workbench.editor.trigger();
    await workbench.editor.waitForGhostText('(1.5 if is_fragile else 1) *');
    await workbench.screenshot('ghost-text-mid-line');
    await workbench.editor.acceptByTab();
    await workbench.editor.waitForText('    return (1.5 if is_fragile else 1) * base');
  });

  it('goes on behind the item that is selected in the suggestion list, and stays when that is taken', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(completionStream({ text: '.toFixed(2)' }));
    await workbench.openFile('basket.ts');
    await workbench.editor.goTo(5, 16);
    await workbench.editor.openSuggestions('totalPrice');
    await workbench.editor.waitForGhostText('alPrice.toFixed(2)');
    await workbench.screenshot('ghost-text-suggestions');
    await workbench.editor.acceptByTab();
    await workbench.editor.waitForText('console.log(totalPrice);');
    await workbench.editor.waitForGhostText('.toFixed(2)');
    await workbench.press('Tab');
    await workbench.editor.waitForText('console.log(totalPrice.toFixed(2));');
  });

  it('offers several to choose from when asked by hand', async () => {
    const { workbench, endpoint } = open();
    endpoint.respond(choicesStream("f'{first} {last}'", "' '.join([first, last])", "first + ' ' + last"));
    await workbench.openFile('names.py');
    await workbench.editor.goToEnd();
    await workbench.runCommand('Trigger Inline Suggestion');
    await workbench.editor.waitForGhostText("f'{first} {last}'");
    await workbench.editor.showNextGhostText();
    await workbench.editor.waitForGhostText("' '.join([first, last])");
    await workbench.editor.hoverGhostText();
    await workbench.editor.waitForCandidate('2/3');
    await workbench.screenshot('ghost-text-candidates');
    await workbench.editor.acceptByTab();
    await workbench.editor.waitForText("name_on_the_letter = ' '.join([first, last])");
  });
});
