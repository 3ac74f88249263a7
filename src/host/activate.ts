import type * as vscode from 'vscode';
import type { Platform } from '../core/ports.ts';
import { createAdvice } from './advice/createAdvice.ts';
import { keepAcceptance } from './acceptance/keepAcceptance.ts';
import { registerAcceptance } from './acceptance/registerAcceptance.ts';
import { registerChat } from './chat/registerChat.ts';
import { registerCommands } from './commands/registerCommands.ts';
import { toggleFile } from './completion/fileSwitches.ts';
import { registerCompletion } from './completion/registerCompletion.ts';
import { parseMinutes } from './completion/snooze.ts';
import { connectCommands } from './connect/connectCommands.ts';
import { resetContextKeys } from './contextKeys.ts';
import { connectionCommands } from './connection/connectionCommands.ts';
import { registerDoctor } from './doctor/registerDoctor.ts';
import { createServices } from './createServices.ts';
import { registerEdit } from './edit/registerEdit.ts';
import { registerInspector } from './inspect/registerInspector.ts';
import { registerLearned } from './learned/registerLearned.ts';
import { openSettings } from './settings/openSettings.ts';
import { registerSettingsProblems } from './settings/registerSettingsProblems.ts';
import { toggleCompletions, toggleLanguage } from './settings/toggles.ts';
import { registerProducts } from './products/registerProducts.ts';
import { TerminalWatch } from './products/terminal/terminalWatch.ts';
import { registerPrompts } from './prompts/registerPrompts.ts';
import { registerStatusBar } from './statusBar/registerStatusBar.ts';
import { registerUsage } from './usage/registerUsage.ts';
import { useDisplayLanguage } from './useDisplayLanguage.ts';

/**
 * Builds everything, top to bottom, and hands it to VS Code for disposal. Sends nothing, and of files reads only the ignore files around an open document.
 *
 * @returns What VS Code waits for before the window closes.
 */
export function activate(context: vscode.ExtensionContext, platform: Platform): () => Promise<void> {
  useDisplayLanguage();
  resetContextKeys();
  const services = createServices(context, platform);
  const { settings, keyRing, activity, log, controls, requestSide } = services;

  const advice = createAdvice(context.globalState);
  const acceptance = keepAcceptance(context.globalState);
  const acceptanceReport = registerAcceptance(acceptance);
  const completion = registerCompletion({ ...services, acceptance, advice });
  const inspector = registerInspector({ ...services, lastRequest: () => completion.lastRequest });
  const terminals = new TerminalWatch();
  const { exclusions } = controls;
  const chat = registerChat({ ...services, ...platform, context, exclusions, terminals });
  const prompts = registerPrompts({ ...services, context, chat: chat.chat });
  const edit = registerEdit({ ...services, chat: chat.chat, files: platform.files, memory: context.workspaceState });
  const products = registerProducts({ ...services, ...edit, chat: chat.chat, exclusions, terminals });
  const usageReport = registerUsage(services.usage);
  const lessons = registerLearned(services);
  const doctor = registerDoctor({ ...services, platform });
  context.subscriptions.push(services, terminals, acceptanceReport, completion, inspector, chat);
  context.subscriptions.push(prompts, edit, products, usageReport, lessons, doctor);
  context.subscriptions.push(
    registerStatusBar({ ...services, advice }),
    registerSettingsProblems(services),
    settings.onDidChange(() => activity.forgetFaults()),
    keyRing.onDidChange(() => activity.forgetFaults()),
    keyRing.onDidChange(() => completion.reset()),
    registerCommands(
      {
        ...completion.commands,
        ...inspector.commands,
        ...chat.commands,
        ...prompts.commands,
        ...edit.commands,
        ...products.commands,
        ...usageReport.commands,
        ...acceptanceReport.commands,
        ...lessons.commands,
        ...connectionCommands(services),
        ...doctor.commands,
        ...connectCommands({ ...services, context }),
        'interline.toggleCompletions': () => toggleCompletions(settings),
        'interline.toggleLanguage': () => toggleLanguage(settings),
        'interline.openSettings': openSettings,
        'interline.toggleFile': () => toggleFile(controls.switches),
        'interline.snooze': (argument) => controls.snooze.start(parseMinutes(argument)),
        'interline.showMenu': async () => (await import('./statusBar/showMenu.ts')).showMenu({ ...services, advice }),
        'interline.showLog': () => void log.show(),
      },
      { log, requestSide },
    ),
  );
  return () => chat.chat.flush();
}
