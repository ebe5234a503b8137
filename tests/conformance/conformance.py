"""Runs the openCypher conformance suite that lies beside the checkout; every scenario must pass.

    conformance.py CAIRN SHARED
"""

import pathlib
import subprocess
import sys

SKIPPED = 77


def main():
    cairn, shared = sys.argv[1], pathlib.Path(sys.argv[2])
    runner = shared / "tck" / "tckrun.py"
    if not runner.exists():
        print(f"skipped: there is no {runner.name} beside the checkout")
        return SKIPPED
    run = subprocess.run(
        [sys.executable, str(runner), "--engine", f"{cairn} --db :memory: pipe", str(runner.parent / "features")],
        capture_output=True,
        text=True,
        check=False,
    )
    print(run.stdout, run.stderr)
    total = next(line for line in run.stdout.splitlines() if line.startswith("TOTAL")).split()
    scenarios, passed = int(total[1]), int(total[2])
    print(f"openCypher conformance: {passed} of {scenarios} scenarios")
    return 0 if scenarios > 0 and passed == scenarios else 1


if __name__ == "__main__":
    sys.exit(main())
