import type { IconNode } from 'lucide';

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** Draws one of lucide's icons in the text's colour; hidden from screen readers, because the button around it is labelled. */
export function icon(node: IconNode): SVGElement {
  const svg = document.createElementNS(SVG_NAMESPACE, 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, attributes] of node) {
    const shape = document.createElementNS(SVG_NAMESPACE, name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value !== undefined) shape.setAttribute(attribute, String(value));
    }
    svg.append(shape);
  }
  return svg;
}
