import type { LogFields, Logger } from '../../src/core/ports.ts';

/** Keeps every line, as JSON, for tests that look for what must or must not be there. */
export class InMemoryLogger implements Logger {
  readonly lines: string[] = [];
  debug(message: string, fields?: LogFields): void {
    this.#add('debug', message, fields);
  }
  info(message: string, fields?: LogFields): void {
    this.#add('info', message, fields);
  }
  warn(message: string, fields?: LogFields): void {
    this.#add('warn', message, fields);
  }
  error(message: string, fields?: LogFields): void {
    this.#add('error', message, fields);
  }
  #add(level: string, message: string, fields: LogFields = {}): void {
    this.lines.push(JSON.stringify({ level, message, ...fields }));
  }
}
