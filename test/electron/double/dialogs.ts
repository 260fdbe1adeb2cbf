/** Electron's `dialog`, answered from a script. A dialog for which nothing is scripted is cancelled. */
import type { OpenDialogOptions, SaveDialogOptions } from 'electron';

export type DoubleDialogs = {
  api: Record<string, unknown>;
  /** The next open dialog answers these paths. */
  willOpen(...paths: string[]): void;
  /** The next save dialog answers this path. */
  willSave(path: string): void;
  /** The next question is answered with this button. */
  willAnswer(button: number): void;
  readonly opened: OpenDialogOptions[];
  readonly saved: SaveDialogOptions[];
  readonly questions: { message: string; buttons: string[] }[];
  readonly errors: { title: string; content: string }[];
};

export function doubleDialogs(): DoubleDialogs {
  const open: string[][] = [];
  const save: string[] = [];
  const answers: number[] = [];
  const opened: OpenDialogOptions[] = [];
  const saved: SaveDialogOptions[] = [];
  const questions: DoubleDialogs['questions'] = [];
  const errors: DoubleDialogs['errors'] = [];
  return {
    api: {
      async showOpenDialog(_window: unknown, options: OpenDialogOptions) {
        opened.push(options);
        const filePaths = open.shift();
        return { canceled: !filePaths, filePaths: filePaths ?? [] };
      },
      async showSaveDialog(_window: unknown, options: SaveDialogOptions) {
        saved.push(options);
        const filePath = save.shift();
        return { canceled: filePath === undefined, filePath: filePath ?? '' };
      },
      showMessageBoxSync(_window: unknown, options: { message: string; buttons: string[]; cancelId: number }) {
        questions.push(options);
        return answers.shift() ?? options.cancelId;
      },
      showErrorBox: (title: string, content: string) => void errors.push({ title, content }),
    },
    willOpen: (...paths) => void open.push(paths),
    willSave: (path) => void save.push(path),
    willAnswer: (button) => void answers.push(button),
    opened,
    saved,
    questions,
    errors,
  };
}
