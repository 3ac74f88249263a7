import type { StateCore } from 'markdown-it';

/** Says the alignment of table cells by `align`, because neither the page's policy nor the sanitiser lets `style` through. */
export function replaceStyleOfCells(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type !== 'th_open' && token.type !== 'td_open') continue;
    const alignment = /^text-align:(left|center|right)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
    token.attrs = alignment === undefined ? null : [['align', alignment]];
  }
}
