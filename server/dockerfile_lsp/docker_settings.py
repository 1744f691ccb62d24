"""The settings of docker-langserver, and so of Docker's own extension for VS Code, as ours."""

from .setting_keys import SEVERITIES
from .setting_sources import RuleNames, Source, table_of


def from_docker(given: object, rules: RuleNames) -> Source:
    """The section `docker.languageserver` (docker-langserver's), for those of our rules it has.

    Of several of its settings that are one rule of ours the strictest counts. What it has beside
    is another server's business.
    """
    diagnostics = table_of(table_of(given).get("diagnostics"))
    found: dict[str, str] = {}
    for name, said in diagnostics.items():
        rule, severity = _DOCKER_RULES.get(name, ""), _DOCKER_SEVERITIES.get(str(said))
        if rule.lower() in rules and severity:
            found[rule] = min(found.get(rule, severity), severity, key=SEVERITIES.index)
    return Source({"rules": found} if found else {})


_DOCKER_RULES = {
    "deprecatedMaintainer": "MaintainerDeprecated",
    "emptyContinuationLine": "NoEmptyContinuation",
    "instructionCasing": "ConsistentInstructionCasing",
    "instructionCmdMultiple": "MultipleInstructionsDisallowed",
    "instructionEntrypointMultiple": "MultipleInstructionsDisallowed",
    "instructionHealthcheckMultiple": "MultipleInstructionsDisallowed",
    "instructionWorkdirRelative": "WorkdirRelativePath",
}
_DOCKER_SEVERITIES = {"error": "error", "warning": "warning", "ignore": "off"}
