import * as vscode from 'vscode';
import type { LogFields, Logger } from '../../core/ports.ts';
import type { Redactor } from '../../core/util/redact.ts';

/** The log of this window; its level is the user's choice in the output panel. */
export interface HostLog extends Logger, vscode.Disposable {
  show(): void;
}

/** The one way to the output channel: every line is cleaned of keys and of the user's text first. */
export function createLog(redactor: Pick<Redactor, 'redact'>): HostLog {
  const channel = vscode.window.createOutputChannel('Interline', { log: true });
  const line = (message: string, fields?: LogFields) => redactor.redact(formatLogLine(message, fields));
  return {
    debug(message, fields) {
      channel.debug(line(message, fields));
    },
    info(message, fields) {
      channel.info(line(message, fields));
    },
    warn(message, fields) {
      channel.warn(line(message, fields));
    },
    error(message, fields) {
      channel.error(line(message, fields));
    },
    show() {
      channel.show();
    },
    dispose() {
      channel.dispose();
    },
  };
}

/** `message name=value …`; values with spaces in quotes, absent ones left out. */
function formatLogLine(message: string, fields: LogFields = {}): string {
  const shown = Object.entries(fields).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const text = String(value);
    return [`${name}=${/[\s"=]/.test(text) ? JSON.stringify(text) : text}`];
  });
  return [message, ...shown].join(' ');
}
