"""Trains a network with one hidden layer by a general mixed-integer solver, as the literature does; prints JSON.

    peers.py MODEL DATA.csv LOSS WIDTH SECONDS

A gate is s*max(0, a*x + b) with a sign s = 1 or -1, so output weights are not needed. There is one program for each number of
positive gates, and the best value so far cuts off the rest of each. Gates of the same sign are ordered by their first weight.
At each point the value of a gate is u - v with u, v >= 0, of which only one may be positive:

- box: weights and biases within +-100, u <= M z and v <= M (1 - z) with binary z and the least M that the box allows at this
  point. The optimum may lie outside the box; then the answer is wrong.
- sos: u and v are a special ordered set; no box, no M. The solver branches on the sets.
- indicator: z = 0 implies u <= 0, z = 1 implies v <= 0, binary z; no box, no M.

The squared loss is one convex constraint a point (the sum of their bounds is tighter than a bound of the sum).
"""

import json
import sys
import time

from instances import read

BOX = 100


class Budget:
    def __init__(self, seconds):
        self.seconds, self.used = seconds, 0.0

    def left(self):
        return self.seconds - self.used


def scip(model, data, signs, loss, cutoff, budget):
    from pyscipopt import Model, quicksum

    program = Model()
    program.hideOutput()
    boxed = model == "box"
    limit = BOX if boxed else None
    dimension = len(data[0][0])
    gates = [[program.addVar(lb=-BOX if boxed else None, ub=limit) for _ in range(dimension + 1)] for _ in signs]
    for j, k in zip(range(len(signs)), range(1, len(signs))):
        if signs[j] == signs[k]:
            program.addCons(gates[j][0] >= gates[k][0])
    losses = []
    for x, label in data:
        output = 0
        for sign, gate in zip(signs, gates):
            up, down = program.addVar(lb=0), program.addVar(lb=0)
            program.addCons(quicksum(a * t for a, t in zip(gate, x)) + gate[-1] == up - down)
            if model == "sos":
                program.addConsSOS1([up, down])
            else:
                on = program.addVar(vtype="B")
                if boxed:
                    large = BOX * (1 + sum(abs(t) for t in x))
                    program.addCons(up <= large * on)
                    program.addCons(down <= large * (1 - on))
                else:
                    program.addConsIndicator(down <= 0, binvar=on)
                    program.addConsIndicator(up <= 0, binvar=on, activeone=False)
            output += sign * up
        error = program.addVar(lb=0)
        if loss == "squared":
            deviation = program.addVar(lb=None)
            program.addCons(deviation == output - label)
            program.addCons(deviation * deviation <= error)
        else:
            program.addCons(error >= output - label)
            program.addCons(error >= label - output)
        losses.append(error)
    program.setObjective(quicksum(losses), "minimize")
    if cutoff is not None:
        program.setObjlimit(cutoff)
    program.setParam("limits/gap", 1e-6)
    program.setParam("limits/time", max(0.01, budget.left()))
    start = time.perf_counter()
    program.optimize()
    budget.used += time.perf_counter() - start
    finished = program.getStatus() in ("optimal", "gaplimit", "infeasible")
    value = program.getObjVal() if program.getNSols() > 0 else None
    return finished, value, program.getNTotalNodes()


def highs(model, data, signs, loss, cutoff, budget):
    import highspy

    program = highspy.Highs()
    program.silent()
    dimension = len(data[0][0])
    gates = [[program.addVariable(lb=-BOX, ub=BOX) for _ in range(dimension + 1)] for _ in signs]
    for j, k in zip(range(len(signs)), range(1, len(signs))):
        if signs[j] == signs[k]:
            program.addConstr(gates[j][0] - gates[k][0] >= 0)
    losses = []
    for x, label in data:
        large = BOX * (1 + sum(abs(t) for t in x))
        error = program.addVariable(lb=0)
        output = 0
        for sign, gate in zip(signs, gates):
            up, down = program.addVariable(lb=0, ub=large), program.addVariable(lb=0, ub=large)
            on = program.addBinary()
            program.addConstr(sum(a * t for a, t in zip(gate, x)) + gate[-1] - up + down == 0)
            program.addConstr(up - large * on <= 0)
            program.addConstr(down + large * on <= large)
            output = output + sign * up
        program.addConstr(error - output >= -label)
        program.addConstr(error + output >= label)
        losses.append(error)
    if cutoff is not None:
        program.setOptionValue("objective_bound", cutoff)
    program.setOptionValue("mip_rel_gap", 1e-6)
    program.setOptionValue("time_limit", max(0.01, budget.left()))
    start = time.perf_counter()
    program.minimize(sum(losses))
    budget.used += time.perf_counter() - start
    status = program.getModelStatus()
    finished = status in (
        highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kObjectiveBound)
    info = program.getInfo()
    value = info.objective_function_value if info.primal_solution_status == 2 else None
    return finished, value, info.mip_node_count


def main(name, path, loss, width, seconds):
    solver, _, model = name.partition("-")
    solve = {"scip": scip, "highs": highs}[solver]
    data, budget, best, nodes, complete = read(path), Budget(seconds), None, 0, True
    # Mixed signs first: the best networks have them most often.
    for positive in sorted(range(width + 1), key=lambda p: abs(2 * p - width)):
        signs = [1] * positive + [-1] * (width - positive)
        finished, value, count = solve(model, data, signs, loss, best, budget) if budget.left() > 0 else (False, None, 0)
        nodes += count
        complete = complete and finished
        if value is not None and (best is None or value < best):
            best = value
    print(json.dumps({"value": best, "seconds": budget.used, "nodes": nodes, "finished": complete}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
