import type { DialectName } from '../settings/endpoint.ts';

/** What the Doctor looks at, in the order in which it tells. */
export type Subject =
  | 'models'
  | 'contextLength'
  | 'chat'
  | 'streaming'
  | 'usage'
  | 'thinking'
  | 'completion'
  | 'fillInTheMiddle'
  | 'suffix'
  | 'infill'
  | 'stopWords'
  | 'tools'
  | 'latency';

/** `unknown`: not asked, or the answer told nothing. */
export type Verdict = 'yes' | 'no' | 'unknown';

export interface Finding {
  readonly subject: Subject;
  readonly verdict: Verdict;
  /** A whole sentence. Server words in it are cleaned, and never hold a key. */
  readonly detail: string;
}

/** One template's result on the known gaps. */
export interface TemplateScore {
  readonly family: string;
  readonly order: 'prefixFirst' | 'suffixFirst';
  /** Mean over the gaps tried, 0 to 1. */
  readonly score: number;
}

export interface Examination {
  readonly endpointName: string;
  readonly baseUrl: string;
  readonly dialect: DialectName;
  readonly dialectLabel: string;
  readonly completionModel: string;
  readonly chatModel: string;
  readonly requests: number;
  readonly findings: readonly Finding[];
  /** Best first. */
  readonly templates: readonly TemplateScore[];
  /** How suggestions are best asked for: a value of the setting `completion.template`; undefined when nothing worked. */
  readonly template?: string;
}

export const MOST_REQUESTS = 10;
