import { chatStream, completionStream } from '../../support/script.ts';
import { describeWorkbench } from '../support/describeWorkbench.ts';

const FILES = {
  'shop/cart.py': [
    'from dataclasses import dataclass',
    '',
    '',
    '@dataclass',
    'class Line:',
    '    name: str',
    '    price: float',
    '    count: int = 1',
    '',
    '',
    'def subtotal(lines: list[Line]) -> float:',
    '    return sum(line.price * line.count for line in lines)',
    '',
    '',
    'def total(lines: list[Line], tax: float) -> float:',
    '    ',
  ].join('\n'),
  'shop/__init__.py': '',
  'tests/test_cart.py': 'from shop.cart import Line, subtotal\n',
};

const ANSWER = `\`subtotal\` multiplies each line's price by its count and adds the products up.

Two things to know:

1. An empty cart gives \`0\`, an \`int\`, because \`sum\` starts there.
2. Prices are floats, so cents may drift. With whole cents they cannot:

\`\`\`python
def subtotal_cents(lines: list[Line]) -> int:
    return sum(round(line.price * 100) * line.count for line in lines)
\`\`\`
`;

describeWorkbench('everything at once', { files: FILES, height: 720 }, (open) => {
  it('shows ghost text in the editor while an answer stands in the panel', async () => {
    const { workbench, endpoint } = open();
    const chatUsage = { prompt_tokens: 412, completion_tokens: 118, total_tokens: 530 };
    const usage = { prompt_tokens: 161, completion_tokens: 14, total_tokens: 175 };
    endpoint.respond((request) =>
      request.path.includes('chat')
        ? chatStream({ text: ANSWER, usage: chatUsage, tokenGapMs: 5 })
        : completionStream({ text: 'return subtotal(lines) * (1 + tax)', usage, tokenGapMs: 5 }),
    );
    await workbench.openFile('cart.py');
    await workbench.runCommand('Interline: Open Chat');
    await workbench.chat.send('How does subtotal work?');
    await workbench.chat.waitUntilAnswered();
    await workbench.editor.focus();
    await workbench.editor.goToEnd();
    await workbench.runCommand('Interline: Suggest Here');
    await workbench.editor.waitForGhostText('return subtotal(lines) * (1 + tax)');
    await workbench.screenshot('overview');
  });
});
