"""What a script starts ends with it, however it ends: by itself, by a failure, by a signal, killed, or with whoever started it."""
import ctypes, os, signal, sys, time

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG
libc = ctypes.CDLL(None)
line = None


def take_over():
    """At the script's start. Signals, and the end of whoever started it, end it as a failure does, through `finally`; and a process beside it
    waits for its end: who is killed can put nothing away."""
    global line
    starter = os.getppid()
    end, line = os.pipe()
    if os.fork() == 0:
        os.close(line)
        os.setsid()
        for number in SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in range(3):
            os.dup2(nothing, descriptor)
        watch(end)
        os._exit(0)
    os.close(end)
    for number in SIGNALS:
        # What `nohup` has turned off stays so.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda number, _: sys.exit(128 + number))
    libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    if os.getppid() != starter:  # Gone already.
        sys.exit(1)


def belongs(pid):
    """A process that is to end with the script, whoever it becomes."""
    os.write(line, f"{pid} {begun(pid)}\n".encode())
    return pid


def binder():
    """What a child does before it becomes what it is to be (`preexec_fn`): the kernel asks it to end when the script has, whoever else has been
    killed with it. What has processes of its own ends them then."""
    script = os.getpid()

    def bind():
        libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != script:
            os._exit(1)

    return bind


def is_over():
    """At the script's end: what is put away is put away, whatever is sent meanwhile."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


def begun(pid):
    """When a process began: numbers are given again."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[19]
    except (OSError, IndexError):
        return None


def watch(end):
    """Reads until the script has ended, then ends what it named: asked first, since some have processes of their own."""
    told = b""
    while piece := os.read(end, 4096):
        told += piece
    known = [pair.decode().split() for pair in told.splitlines()]
    alive = lambda: [int(pid) for pid, since in known if since != "None" and begun(pid) == since]
    for number, patience in ((signal.SIGTERM, 10), (signal.SIGKILL, 1)):
        for pid in alive():
            os.kill(pid, number)
        limit = time.monotonic() + patience
        while alive() and time.monotonic() < limit:
            time.sleep(0.1)
