import { Secret } from '../endpoint/secret.ts';

/** What stood where a key belongs. */
export type FoundKey =
  | { readonly kind: 'key'; readonly key: Secret }
  /** The name of an environment variable. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A sample's stand-in, or the dummy that a local server wants to see. */
  | { readonly kind: 'placeholder' }
  /** Filled in by another program: a shell command, another tool's own secret store. */
  | { readonly kind: 'elsewhere' }
  /** Characters that no header can carry. */
  | { readonly kind: 'unusable' };

const VARIABLE = [
  /^\$\{?([A-Za-z_]\w*)\}?$/,
  /^\$\{?env:([A-Za-z_]\w*)\}?$/i,
  /^%([A-Za-z_]\w*)%$/,
  /^\{\{\s*([A-Za-z_]\w*)\s*\}\}$/,
  /^\$\{\{\s*(?:secrets|inputs|env)\.([A-Za-z_]\w*)\s*\}\}$/,
  /^(?:os\.environ|os\.getenv|os\.environ\.get|process\.env|ENV)\s*(?:\.|[[(]\s*["']?)([A-Za-z_]\w*)/,
];
const PLACEHOLDER =
  /^(?:<.*>|\[.*\]|\{.*\}|[*x•.]{3,}|.*\.{3}.*|.*…|(?:sk-)?(?:your|my|insert|replace|paste|enter|add|put)[-_ ].*|(?:your|my)(?:api|openai|secret)?(?:key|token)|(?:sk-)?x{4,}|(?:api|access|auth|openai)[-_ ]?(?:key|token)|key|token|secret|empty|none|null|undefined|dummy|fake|test|changeme|ollama|lm-?studio|local|anything|na|n\/a|no-?key.*|not-?needed.*|unused|sk-no-key-required|sk-1234|123+4*5*6*)$/i;

/** Reads what stands where a key belongs, `Bearer` and its like already removed; undefined when nothing does. */
export function readKeyText(text: string): FoundKey | undefined {
  const trimmed = text.trim().replace(/^["']|["']$/g, '');
  if (trimmed === '') return undefined;
  for (const pattern of VARIABLE) {
    const name = pattern.exec(trimmed)?.[1];
    if (name !== undefined) return { kind: 'variable', name };
  }
  if (/^\$[({]|^`.*`$/.test(trimmed)) return { kind: 'elsewhere' };
  if (PLACEHOLDER.test(trimmed)) return { kind: 'placeholder' };
  if (!/^[\x21-\x7e]+$/.test(trimmed)) return { kind: 'unusable' };
  return { kind: 'key', key: new Secret(trimmed) };
}
