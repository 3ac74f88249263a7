import type { EnvironmentVariables } from '../../src/core/ports.ts';

/** Environment variables as a plain object. */
export function fakeEnvironment(variables: Readonly<Record<string, string>> = {}): EnvironmentVariables {
  return { get: (name) => variables[name] };
}
