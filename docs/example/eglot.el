;;; eglot.el --- Starts this checkout's server for the open Dockerfile  -*- lexical-binding: t -*-
;;; Commentary:
;; emacs -l docs/example/eglot.el Dockerfile     (Emacs 29 has eglot; older ones need the package)
;; C-h . shows what is under the cursor, C-M-i completes, M-x eglot-code-actions lists fixes and builds.
;;; Code:
(require 'eglot)

(unless (fboundp 'dockerfile-mode)
  (define-derived-mode dockerfile-mode prog-mode "Dockerfile"
    (setq-local comment-start "# ")))
(add-to-list 'auto-mode-alist '("\\(?:Docker\\|Container\\)file\\'" . dockerfile-mode))

(let* ((here (file-name-directory (or load-file-name buffer-file-name)))
       (server (expand-file-name "../../.venv/bin/dockerfile-lsp" here)))
  (add-to-list 'eglot-server-programs
               `((dockerfile-mode dockerfile-ts-mode)
                 . (,server "--stdio" :initializationOptions (:trusted t)))))

(dolist (hook '(dockerfile-mode-hook dockerfile-ts-mode-hook))
  (add-hook hook #'eglot-ensure))
(message "C-h .: what is this?   C-M-i: completion   M-x eglot-code-actions: fixes and builds")
;;; eglot.el ends here
