import type * as vscode from 'vscode';
import { createModelGateway } from '../core/endpoint/createModelGateway.ts';
import { createPlainHttpGuard } from '../core/endpoint/plainHttpGuard.ts';
import { createRequestActivity } from '../core/endpoint/requestActivity.ts';
import type { Platform } from '../core/ports.ts';
import { createRedactor } from '../core/util/redact.ts';
import { registerChat } from './chat/registerChat.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { registerCompletion } from './completion/registerCompletion.ts';
import { connectCommands } from './connect/connectCommands.ts';
import { confirmPlainHttp } from './connection/confirmPlainHttp.ts';
import { connectionCommands } from './connection/connectionCommands.ts';
import { requestSideWords } from './connection/requestSideWords.ts';
import { registerDoctor } from './doctor/registerDoctor.ts';
import { createWire } from './endpoint/createWire.ts';
import { createLog } from './log/createLog.ts';
import { createKeyRing } from './secrets/keyRing.ts';
import { openSettings } from './settings/openSettings.ts';
import { registerSettingsProblems } from './settings/registerSettingsProblems.ts';
import { createSettingsSource } from './settings/settingsSource.ts';
import { toggleCompletions, toggleLanguage } from './settings/toggles.ts';
import { registerPrompts } from './prompts/registerPrompts.ts';
import { registerStatusBar } from './statusBar/registerStatusBar.ts';
import { showMenu } from './statusBar/showMenu.ts';
import { keepUsage } from './usage/keepUsage.ts';
import { registerUsage } from './usage/registerUsage.ts';

/**
 * Builds everything, top to bottom, and hands it to VS Code for disposal. Sends nothing and reads no file.
 *
 * @returns What VS Code waits for before the window closes.
 */
export function activate(context: vscode.ExtensionContext, platform: Platform): () => Promise<void> {
  const { clock, environment, programs } = platform;
  const redactor = createRedactor();
  const log = createLog(redactor);
  const settings = createSettingsSource();
  const keyRing = createKeyRing({ secrets: context.secrets, environment, redactor, programs });
  const activity = createRequestActivity();
  const plainHttp = createPlainHttpGuard((origin) => confirmPlainHttp(context.globalState, origin));
  const keptUsage = keepUsage(context.workspaceState, clock);
  const { usage } = keptUsage;
  const { client, rateLimits } = createWire({ platform, logger: log });
  const gateway = createModelGateway({
    client,
    settings,
    environment,
    keyRing,
    plainHttp,
    activity,
    clock,
    recordUsage: (record) => usage.record(record),
  });

  const side = requestSideWords({ platform, context });
  const completion = registerCompletion({ gateway, settings, log, clock, rateLimits, requestSide: side });
  const chat = registerChat({ context, gateway, settings, log, clock, requestSide: side });
  const prompts = registerPrompts({ gateway, chat: chat.chat, settings, log, memory: context.workspaceState });
  const usageReport = registerUsage(usage);
  const connection = { gateway, settings, environment, keyRing, plainHttp, activity, log, requestSide: side };
  const doctor = registerDoctor({ ...connection, client, platform });
  const statusBar = { settings, usage, activity, environment, requestSide: side };
  context.subscriptions.push(log, settings, keyRing, keptUsage, completion, chat, prompts, usageReport, doctor);
  context.subscriptions.push(
    registerStatusBar(statusBar),
    registerSettingsProblems({ settings, environment, keyRing, log }),
    settings.onDidChange(() => activity.forgetFaults()),
    keyRing.onDidChange(() => activity.forgetFaults()),
    keyRing.onDidChange(() => completion.reset()),
    registerCommands(
      {
        ...completion.commands,
        ...chat.commands,
        ...prompts.commands,
        ...usageReport.commands,
        ...connectionCommands(connection),
        ...doctor.commands,
        ...connectCommands({ ...connection, client, context }),
        'interline.toggleCompletions': () => toggleCompletions(settings),
        'interline.toggleLanguage': () => toggleLanguage(settings),
        'interline.openSettings': openSettings,
        'interline.showMenu': () => showMenu(statusBar),
        'interline.showLog': () => void log.show(),
      },
      { log, requestSide: side },
    ),
  );
  return () => chat.chat.flush();
}
