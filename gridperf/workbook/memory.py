"""What memory a worker may take, and what it has taken, on every system that can say so."""

from __future__ import annotations

import ctypes
import re
import sys
from contextlib import suppress
from ctypes import c_int64, c_size_t, c_uint32, c_uint64
from pathlib import Path

if sys.platform != "win32":
    import resource

_KIBI = 1024
_STATUS = Path("/proc/self/status")


def limit_memory(most: int) -> None:
    """Bound the bytes that this process may take; beyond them an allocation fails.

    On Windows a job object of its own holds the process (nothing else there bounds one); where a
    system refuses, only time bounds the reading.
    """
    with suppress(ValueError, OSError):
        if sys.platform == "win32":
            _enter_job(most)
        else:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_AS, (most, most))


def peak_memory() -> int:
    """Return the bytes that this process held at its fullest, 0 where the system doesn't say."""
    if sys.platform == "win32":
        limits = Limits()
        kernel = ctypes.WinDLL("kernel32")
        # Without a handle the job is meant that the asking process is in.
        kernel.QueryInformationJobObject(
            None, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits), None
        )
        return int(limits.peak_of_process)
    else:  # noqa: RET505 (what other systems lack must stand apart for the type checker)
        # Linux hands down the peak of who started this process: a large server's workers would
        # all seem full. What it says of the process itself stands in /proc.
        with suppress(OSError):
            held = re.search(r"VmHWM:\s*(\d+) kB", _STATUS.read_text(encoding="ascii"))
            if held:
                return int(held[1]) * _KIBI
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * _KIBI


class Limits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, as winnt.h lays it out."""

    _fields_ = (
        ("process_time", c_int64),
        ("job_time", c_int64),
        ("flags", c_uint32),
        ("least_working_set", c_size_t),
        ("most_working_set", c_size_t),
        ("processes", c_uint32),
        ("affinity", c_size_t),
        ("priority", c_uint32),
        ("scheduling", c_uint32),
        ("transfers", c_uint64 * 6),
        ("most_of_process", c_size_t),
        ("most_of_job", c_size_t),
        ("peak_of_process", c_size_t),
        ("peak_of_job", c_size_t),
    )


_EXTENDED = 9
"""JobObjectExtendedLimitInformation."""
_PROCESS_MEMORY = 0x100
"""JOB_OBJECT_LIMIT_PROCESS_MEMORY."""


if sys.platform == "win32":

    def _enter_job(most: int) -> None:
        """Put this process into a new job whose processes may commit so many bytes."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        limits = Limits(flags=_PROCESS_MEMORY, most_of_process=most)
        size = ctypes.sizeof(limits)
        set_ = kernel.SetInformationJobObject(job, _EXTENDED, ctypes.byref(limits), size)
        process = ctypes.c_void_p(kernel.GetCurrentProcess())
        if not (set_ and kernel.AssignProcessToJobObject(job, process)):
            raise ctypes.WinError(ctypes.get_last_error())
