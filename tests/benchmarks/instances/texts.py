"""One small instance in each format, written by hand."""

from __future__ import annotations

FJSSP_W = """
2 2 2
2  1 1 2 1 3 2 5   2 1 1 1 2 2 1 2 4
1  1 2 1 2 4
"""
"""Two jobs, two machines, two workers.

Job 1: first on machine 1, by worker 1 in 3 or by worker 2 in 5; then on machine 1 by worker 1 in 2, or on machine 2 by
worker 2 in 4. Job 2: on machine 2 by worker 2 in 4. Best: 1/1 by worker 1 on machine 1 at 0–3, 1/2 the same at 3–5,
2/1 at 0–4: makespan 5.
"""

MSPSP = """
% a comment with dur = [9];
mint = 1;
nActs = 5;
dur = [0,2,3,1,0];
nSkills = 2;
sreq = [| 0,0,
 | 1,1,
 | 0,1,
 | 2,0,
 | 0,0, |];
nResources = 2;
mastery = [| true,true,
 | true,false, |];
nPrecs = 5;
pred = [1,1,2,3,4];
succ = [2,3,4,5,5];
"""
"""Activities 2 (2 units, one of each skill), 3 (3 units, skill 2) and 4 (1 unit, two of skill 1); 4 follows 2.

Only person 1 has skill 2, everybody skill 1. 2 and 3 need person 1, 2 and 4 both people: nothing is done at the same
time: makespan 2 + 3 + 1 = 6.
"""

TLSP_S = """
horizon(20).
project(1). project(2).
job(1). job(2). job(3).
projectAssignment(1,1). projectAssignment(2,1). projectAssignment(3,2).
release(1,0). release(2,1). release(3,0).
due(1,3). due(2,5). due(3,2).
deadline(1,10). deadline(2,20). deadline(3,20).
started(1).
precedence(2,1).
linked(1,2).
mode(1). mode(2).
requiredEmployees(1,1). requiredEmployees(2,2).
modeAvailable(1,1). modeAvailable(2,1). modeAvailable(3,1). modeAvailable(3,2).
durationInMode(1,1,3). durationInMode(2,1,2). durationInMode(3,1,4). durationInMode(3,2,2).
employee(1). employee(2).
employeeAvailable(1,1). employeeAvailable(1,2). employeeAvailable(2,1). employeeAvailable(2,2).
employeeAvailable(3,1). employeeAvailable(3,2).
employeePreferred(1,2). employeePreferred(2,2).
workbench(1). workbench(2).
workbenchRequired(1). workbenchRequired(2).
workbenchAvailable(1,1). workbenchAvailable(2,1). workbenchAvailable(2,2).
equipment(1). equipment(2).
group(1,1). group(2,1).
requiredEquipment(1,1,1). requiredEquipment(3,1,1).
equipmentAvailable(1,1). equipmentAvailable(3,1).
"""
"""Jobs 1 and 2 are project 1 and done by the same employee, 3 is project 2; 1 and 3 need piece 1, so 3 starts at 3.

Best: employee 2 does 1 at 0–3 and 2 at 3–5, employee 1 does 3 at 3–7 (mode 1: 4 units). Project 1: 5 units, 1 person;
project 2: 4 units, 1 person, nobody is preferred: 1, late by 7 - 2 = 5. Sum 5 + 1 + 4 + 1 + 1 + 5 = 17. With mode 2 at
5–7, by both: 5 + 1 + 2 + 2 + 2 + 5 = 17 as well.
"""
