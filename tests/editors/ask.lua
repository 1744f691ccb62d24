-- Asks Neovim's client what it got for the open Dockerfile; prints one JSON object.
local function wait_for(what, found)
  assert(vim.wait(20000, found, 20), 'waited in vain for ' .. what)
end

local function ask(method, line, column, more)
  vim.api.nvim_win_set_cursor(0, { line, column })
  local parameters = vim.lsp.util.make_position_params(0, 'utf-16')
  if more then
    parameters = vim.tbl_extend('force', vim.lsp.util.make_range_params(0, 'utf-16'), more)
  end
  local answers = vim.lsp.buf_request_sync(0, method, parameters, 10000)
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local function codes()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
end

local function main()
  wait_for('diagnostics', function() return #codes() > 0 end)
  local answer = { before = codes() }
  answer.hover = ask('textDocument/hover', 2, 1).contents.value
  answer.completion = ask('textDocument/completion', 3, 7)
  answer.actions = ask('textDocument/codeAction', 1, 16, { context = { diagnostics = {} } })

  vim.api.nvim_buf_set_lines(0, 0, 1, true, { 'FROM alpine AS build' })
  wait_for('the finding to go', function() return not vim.tbl_contains(codes(), 'StageNameCasing') end)
  answer.after = codes()
  io.write(vim.json.encode(answer), '\n')
end

local good, problem = pcall(main)
if good then vim.cmd('qa!') end
io.stderr:write(problem, '\n')
vim.cmd('cquit')
