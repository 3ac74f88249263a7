import {
  AppWindow,
  Braces,
  Clipboard,
  CloudDownload,
  FileText,
  Files,
  FolderOpen,
  FolderTree,
  GitBranch,
  GitCommitHorizontal,
  GitCompare,
  Image,
  Search,
  SquareTerminal,
  TextQuote,
  TextSelect,
  TriangleAlert,
  type IconNode,
} from 'lucide';
import type { AttachmentView, ContextItemView } from '../../../shared/chatProtocol.ts';

type ContextKind = ContextItemView['kind'] | AttachmentView['kind'];

const ICONS: Readonly<Record<ContextKind, IconNode>> = {
  file: FileText,
  folder: FolderOpen,
  symbol: Braces,
  selection: TextSelect,
  visible: AppWindow,
  open: Files,
  problems: TriangleAlert,
  diff: GitCompare,
  commit: GitCommitHorizontal,
  branch: GitBranch,
  code: Search,
  tree: FolderTree,
  terminal: SquareTerminal,
  clipboard: Clipboard,
  url: CloudDownload,
  text: TextQuote,
  image: Image,
};

/** The picture of what can go along with a question, in lists and on chips. */
export function contextIcon(kind: ContextKind): IconNode {
  return ICONS[kind];
}
