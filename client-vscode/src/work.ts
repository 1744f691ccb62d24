/**
 * Work of the server that can be cancelled, shown with a button for that. The language client
 * shows all work in the status bar, where there is none (vscode-languageclient, progressPart).
 */
import * as vscode from "vscode";
import {
  WorkDoneProgressCancelNotification,
  type LanguageClient,
  type ProgressToken,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from "vscode-languageclient/node";

type Work = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

export class CancellableWork {
  private readonly bars = new Map<ProgressToken, Bar>();

  constructor(private readonly client: () => LanguageClient | undefined) {}

  /** The language client's middleware `handleWorkDoneProgress`. */
  readonly handle = (
    token: ProgressToken,
    work: Work,
    next: (token: ProgressToken, work: Work) => void,
  ): void => {
    if (work.kind === "begin" && work.cancellable) {
      this.bars.set(token, new Bar(work.title, () => void this.cancel(token)));
    }
    const bar = this.bars.get(token);
    if (work.kind === "end") {
      this.bars.delete(token);
      bar?.end();
    } else if (bar) {
      bar.report(work);
      return;
    }
    next(token, work);
  };

  /** The server is no more, and what it did with it. */
  end(): void {
    for (const bar of this.bars.values()) bar.end();
    this.bars.clear();
  }

  private async cancel(token: ProgressToken): Promise<void> {
    await this.client()?.sendNotification(WorkDoneProgressCancelNotification.type, { token });
  }
}

class Bar {
  private percentage = 0;
  private progress: vscode.Progress<{ message?: string; increment?: number }> | undefined;
  private resolve: (() => void) | undefined;

  constructor(title: string, cancel: () => void) {
    const ended = new Promise<void>((resolve) => {
      this.resolve = resolve;
    });
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, (progress, cancelled) => {
      cancelled.onCancellationRequested(cancel);
      this.progress = progress;
      return ended;
    });
  }

  report({
    message,
    percentage = this.percentage,
  }: WorkDoneProgressBegin | WorkDoneProgressReport): void {
    const increment = Math.max(0, percentage - this.percentage);
    this.percentage += increment;
    this.progress?.report({ increment, ...(message === undefined ? {} : { message }) });
  }

  end(): void {
    this.resolve?.();
  }
}
