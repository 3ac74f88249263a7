import type { Connection } from '../connection.ts';
import { detectDialect } from './detectDialect.ts';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './dialects.ts';

/** The family that the user named, else the one that the address tells. */
export function dialectOf({ endpoint }: Pick<Connection, 'endpoint'>): Dialect {
  return DIALECTS[endpoint.dialect ?? detectDialect(endpoint.baseUrl)];
}
