// Times npm's dockerfile-ast: node dockerfile-ast.js FOLDER-OF-THE-PACKAGE RUNS < texts as a JSON array.
// Writes the best times in milliseconds: instructions alone, and with every argument.
const { readFileSync } = require("node:fs");
const { DockerfileParser } = require(process.argv[2]);

const texts = JSON.parse(readFileSync(0, "utf8"));

function tree(text) {
  return DockerfileParser.parse(text).getInstructions();
}

function words(text) {
  for (const instruction of tree(text)) {
    instruction.getKeyword();
    instruction.getArguments();
    instruction.getVariables();
  }
}

// Time on the clock or of the processor, whichever is less: the one has the load of the machine
// in it, the other the threads that Node works with besides.
function milliseconds(work) {
  const begin = performance.now();
  const before = process.cpuUsage();
  for (const text of texts) {
    work(text);
  }
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - begin, (user + system) / 1000);
}

const best = { tree: Infinity, words: Infinity };
for (let run = 0; run < Number(process.argv[3]); run++) {
  best.tree = Math.min(best.tree, milliseconds(tree));
  best.words = Math.min(best.words, milliseconds(words));
}
process.stdout.write(JSON.stringify(best));
