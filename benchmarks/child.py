"""Runs a command, and says on stderr what it took: seconds of processor time, and MB of memory at most.

A process of its own, so that no other child counts.
"""

from __future__ import annotations

import resource
import subprocess
import sys

if __name__ == "__main__":
    done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - as told
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stderr.write(f"\n{used.ru_utime + used.ru_stime:.4f} {used.ru_maxrss / 1024:.1f}\n")
    sys.exit(done.returncode)
