// Times npm's dockerfile-ast: node dockerfile-ast.js FOLDER-OF-THE-PACKAGE RUNS < texts as a JSON array.
// Writes the best times in milliseconds: instructions alone, and with every argument.
const { readFileSync } = require("node:fs");
const { DockerfileParser } = require(process.argv[2]);

const texts = JSON.parse(readFileSync(0, "utf8"));
const best = { tree: Infinity, words: Infinity, failed: 0 };

for (let run = 0; run < Number(process.argv[3]); run++) {
  let tree = 0;
  let words = 0;
  best.failed = 0;
  for (const text of texts) {
    const begin = performance.now();
    try {
      const instructions = DockerfileParser.parse(text).getInstructions();
      const parsed = performance.now();
      for (const instruction of instructions) {
        instruction.getKeyword();
        instruction.getArguments();
        instruction.getVariables();
      }
      tree += parsed - begin;
      words += performance.now() - begin;
    } catch {
      best.failed++;
    }
  }
  best.tree = Math.min(best.tree, tree);
  best.words = Math.min(best.words, words);
}
process.stdout.write(JSON.stringify(best));
