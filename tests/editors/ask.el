;;; ask.el --- Asks eglot what it got for a Dockerfile; prints one JSON object  -*- lexical-binding: t -*-
;;; Commentary:
;; FILE=/abs/Dockerfile emacs --batch -q -l ask.el
;;; Code:
(package-initialize)
(load (expand-file-name "../../docs/example/eglot.el" (file-name-directory load-file-name)))
(setq eglot-sync-connect 20)

(defun ask-wait-for (what found)
  "Wait until FOUND gives non-nil, and give that; WHAT names it where it never does."
  (let ((end (+ (float-time) 20)) answer)
    (while (not (or (setq answer (funcall found)) (> (float-time) end)))
      (accept-process-output nil 0.05))
    (or answer (error "Waited in vain for %s" what))))

(defun ask-findings ()
  "The texts of what flymake shows now."
  (flymake-start)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(defun ask (method)
  "The server's answer to METHOD at point."
  (jsonrpc-request (eglot-current-server) method (eglot--TextDocumentPositionParams)))

(find-file (getenv "FILE"))
;; In batch mode there is no command after which the hook's `eglot-ensure' would act.
(cl-letf (((symbol-function 'project-current)
           (lambda (&rest _) (cons 'transient default-directory))))
  (apply #'eglot (eglot--guess-contact)))

(defun ask-actions ()
  "The code actions at point."
  (let ((place (plist-get (eglot--TextDocumentPositionParams) :position)))
    (jsonrpc-request (eglot-current-server) :textDocument/codeAction
                     (list :textDocument (eglot--TextDocumentIdentifier)
                           :range (list :start place :end place)
                           :context (list :diagnostics [])))))

(let (before hover completion actions after)
  (setq before (ask-wait-for "diagnostics" #'ask-findings))
  (goto-char (point-min))
  (forward-line 1)
  (setq hover (ask :textDocument/hover))
  (goto-char (point-max))
  (skip-chars-backward "\n")
  (setq completion (ask :textDocument/completion))
  (goto-char (point-min))
  (search-forward "Build")
  (backward-char 1)
  (setq actions (ask-actions))
  (goto-char (point-min))
  (search-forward "Build")
  (replace-match "build" t)
  (eglot--signal-textDocument/didChange)
  (ask-wait-for "the finding to go"
                (lambda () (not (member (car before) (setq after (ask-findings))))))
  (princ (json-serialize (list :before (vconcat before) :hover hover :completion completion
                               :actions actions :after (vconcat after))
                         :false-object :json-false)))
(kill-emacs)
;;; ask.el ends here
