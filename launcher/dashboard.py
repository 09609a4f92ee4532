"""Runs the dashboard until it is stopped, and then ends every process of it."""

import contextlib
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from types import FrameType

import install
from install import RUN_FILES, Problem
from launcher.network import check_port, how_to_reach, reached_at
from launcher.options import ADDRESS_VARIABLE, Options

CASE_VARIABLE = "KEUZEKOMPAS_CASE"
STOPPING = 15.0
"""Seconds that the dashboard may take to stop; it needs some five if visitors hold on."""
LEAVING = 5.0
"""Seconds in which what it started must be gone after it, before and after we insist."""
TOLD = (2, 3)
"""Exit codes with which the dashboard has said itself what is wrong (server/serve.py)."""
NEEDED = "import streamlit, model, server.routes, server.serve"


class Told(Exception):
    """A signal tells us to stop."""


def start(options: Options) -> int:
    """Run the dashboard until it is stopped; the exit code."""
    check_port(options.host, options.port)
    install.install(RUN_FILES, options.anew)
    check_port(options.host, options.port)  # installing takes minutes
    with launch(options) as child:
        try:
            for number in ending_signals():
                signal.signal(number, told)
            if wait_until_ready(child, options.host, options.port):
                print(how_to_reach(options.host, options.port), flush=True)
                code = child.wait()
            else:
                code = child.wait()
                explain(code)
        except KeyboardInterrupt:
            return stop_and_say_so(child)
        except Told:
            stop(child)
            code = child.wait()
        else:
            wait_until_gone(child)
    # Ended by a signal: the number that a shell gives for that.
    return code if code >= 0 else 128 - code


def launch(options: Options) -> "subprocess.Popen[bytes]":
    """The dashboard as a process that stops when we are gone: then its standard input closes.

    In a group of its own, so that we can see when all that it started is gone too. Windows has no such groups.
    """
    environment = dict(os.environ)
    environment[ADDRESS_VARIABLE] = options.host
    if options.cases:
        environment[CASE_VARIABLE] = os.pathsep.join(map(str, options.cases))
    command = [str(install.venv_python()), "-m", "server.serve", "--port", str(options.port), "--until-stdin-closes"]
    if options.workers:
        command += ["--workers", str(options.workers)]
    group = 0 if os.name == "posix" else None
    return subprocess.Popen(command, cwd=str(install.ROOT), env=environment, stdin=subprocess.PIPE, process_group=group)


def wait_until_ready(child: "subprocess.Popen[bytes]", host: str, port: int) -> bool:
    """Wait until the dashboard answers; False if it ended instead."""
    # Never through a proxy: it is on this machine.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while child.poll() is None:
        try:
            with opener.open(f"http://{reached_at(host)}:{port}/gezond", timeout=2):
                break
        except urllib.error.HTTPError:
            break  # It says that something is wrong, or refuses this address, but it is there.
        except OSError:
            time.sleep(0.2)
    # Another dashboard may have taken the port just before ours, and answered; ours has ended by then.
    return child.poll() is None


def explain(code: int) -> None:
    """Say why the dashboard ended before it was there, if it did not say so itself. Raises Problem."""
    if code <= 0 or code in TOLD:
        return
    works = subprocess.run(
        [str(install.venv_python()), "-c", NEEDED], cwd=str(install.ROOT), capture_output=True, check=False
    )
    if works.returncode != 0:
        raise Problem(
            "De onderdelen in de map .venv zijn beschadigd, of horen niet bij deze versie. "
            "Maak ze opnieuw: python3 run.py --opnieuw"
        )


# ---- stopping ----


def ending_signals() -> "list[int]":
    """The signals, besides Ctrl-C, that mean that the dashboard must stop; nohup has one ignored."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    return [number for number in numbers if signal.getsignal(number) != signal.SIG_IGN]


def told(_number: int, _frame: "FrameType | None") -> None:
    """A signal handler."""
    raise Told


def stop_and_say_so(child: "subprocess.Popen[bytes]") -> int:
    """Stop after Ctrl-C; the exit code."""
    if stop(child):
        print("\nKeuzekompas is gestopt.", flush=True)
        return 0
    print("\nKeuzekompas stopt nog niet: er draait nog een proces van.", flush=True)
    return 1


def stop(child: "subprocess.Popen[bytes]") -> bool:
    """End the dashboard, if need be by force; whether all of it is gone."""
    for number in ending_signals():
        signal.signal(number, signal.SIG_IGN)
    if os.name == "posix":  # on Windows it got the Ctrl-C too, and the like of SIGTERM is to be killed
        child.terminate()
    try:
        child.wait(timeout=STOPPING)
    except (subprocess.TimeoutExpired, KeyboardInterrupt):
        child.kill()
        child.wait()
    return wait_until_gone(child)


def wait_until_gone(child: "subprocess.Popen[bytes]") -> bool:
    """Wait for what the dashboard started, after its own end; insist if it takes too long. Whether it is gone."""
    if os.name != "posix":
        return True
    for insist in (False, True):
        if insist and not is_gone(child.pid):
            os.killpg(child.pid, signal.SIGKILL)
        until = time.monotonic() + LEAVING
        while not is_gone(child.pid) and time.monotonic() < until:
            time.sleep(0.05)
    return is_gone(child.pid)


def is_gone(group: int) -> bool:
    """Whether a group of processes has none left."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(-group, os.WNOHANG)  # where we are the first process (a container), orphans become ours
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):  # macOS: only processes that have ended already
        return True
    return False
