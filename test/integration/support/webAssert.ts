/** The part of `node:assert/strict` that tests in a web worker use; put in its place when their suite is bundled. */
class AssertionError extends Error {}

const show = (value: unknown): string => JSON.stringify(value) ?? String(value);

function ok(value: unknown, message = `${show(value)} is not true`): asserts value {
  if (!value) throw new AssertionError(message);
}

function fail(message: string): never {
  throw new AssertionError(message);
}

const equal = (actual: unknown, expected: unknown, message?: string): void => {
  ok(Object.is(actual, expected), message ?? `${show(actual)} is not ${show(expected)}`);
};

/** By JSON: enough for plain data. */
const deepEqual = (actual: unknown, expected: unknown, message?: string): void => {
  equal(show(actual), show(expected), message);
};

const match = (actual: string, pattern: RegExp, message?: string): void => {
  ok(pattern.test(actual), message ?? `${show(actual)} does not match ${String(pattern)}`);
};

const assert = Object.assign(ok, { ok, fail, equal, deepEqual, match });
export { assert as default };
