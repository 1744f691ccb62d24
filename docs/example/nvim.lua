-- Starts this checkout's server for the open Dockerfile, in Neovim 0.7 and newer:
--   nvim -c 'luafile docs/example/nvim.lua' Dockerfile
-- K shows what is under the cursor, CTRL-X CTRL-O completes, gra lists fixes and builds.
local here = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local server = vim.fn.fnamemodify(here, ':h:h') .. '/.venv/bin/dockerfile-lsp'

local function attached(_, buffer)
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
  local options = { buffer = buffer }
  vim.keymap.set('n', 'K', vim.lsp.buf.hover, options)
  vim.keymap.set({ 'n', 'x' }, 'gra', vim.lsp.buf.code_action, options)
end

local config = {
  name = 'dockerfile-lsp',
  cmd = { server, '--stdio' },
  root_dir = vim.fn.expand('%:p:h'),
  init_options = { trusted = true },
  on_attach = attached,
}
if vim.lsp.start then
  vim.lsp.start(config)
else
  vim.lsp.buf_attach_client(0, assert(vim.lsp.start_client(config)))
end
print('K: what is this?   CTRL-X CTRL-O: completion   gra: fixes and builds')
