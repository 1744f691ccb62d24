"""Problems of HEALTHCHECK's CMD and NONE (instructions/parse.go, parseHealthcheck)."""

from ..syntax.instruction import Instruction
from .near import nearest
from .problems import Problem, Problems, spot


def healthcheck_problems(node: Instruction) -> Problems:
    """Nothing for other instructions. Its flags are judged with all flags."""
    if not node.health:
        return
    kind, words = node.health.text.upper(), node.arguments[1:]
    is_exec = node.exec_form.form == "exec"
    if kind == "NONE":
        if words:
            yield Problem("HealthcheckNoneArgs", spot(node, words[0]), (words[0].text,))
    elif kind != "CMD":
        near = nearest(kind, ("CMD", "NONE"))
        arguments = (node.health.text, *((near,) if near else ()))
        yield Problem("HealthcheckType", spot(node, node.health), arguments)
    elif not words and (is_exec or node.exec_form.form == "shell"):
        yield Problem("HealthcheckCmdMissing", spot(node, node.health))
