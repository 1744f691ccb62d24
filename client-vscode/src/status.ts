/** The server's state in the language status of Dockerfiles. */
import * as vscode from "vscode";

export class StatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem("dockerfile-lsp.status", {
    language: "dockerfile",
  });

  constructor() {
    this.item.name = "Dockerfile LSP";
    this.item.command = { title: "Show Log", command: "dockerfile-lsp.showLog" };
  }

  starting(): void {
    this.show("Dockerfile LSP", "starting", vscode.LanguageStatusSeverity.Information);
    this.item.busy = true;
  }

  running(version: string | undefined): void {
    const detail = vscode.workspace.isTrusted ? "" : "builds are off: the folder is not trusted";
    const text = `Dockerfile LSP ${version ?? ""}`.trimEnd();
    this.show(text, detail, vscode.LanguageStatusSeverity.Information);
  }

  stopped(): void {
    this.show("Dockerfile LSP", "stopped", vscode.LanguageStatusSeverity.Warning);
    this.item.command = { title: "Restart Server", command: "dockerfile-lsp.restart" };
  }

  failed(message: string): void {
    this.show("Dockerfile LSP", message, vscode.LanguageStatusSeverity.Error);
    this.item.command = { title: "Restart Server", command: "dockerfile-lsp.restart" };
  }

  dispose(): void {
    this.item.dispose();
  }

  private show(text: string, detail: string, severity: vscode.LanguageStatusSeverity): void {
    this.item.busy = false;
    this.item.text = text;
    this.item.detail = detail;
    this.item.severity = severity;
    this.item.command = { title: "Show Log", command: "dockerfile-lsp.showLog" };
  }
}
