#!/usr/bin/env python3
"""Runs a program inside a network namespace, with its debugging doors open to the outside.

  inside.py NAMESPACE PROGRAM ARGUMENTS...

A test steers Electron through two WebSockets that it opens on loopback and names on stderr ("… listening on
ws://127.0.0.1:PORT/…"). Loopback in a namespace is another one: for each such line a port outside is taken, what comes
there is passed in, and the line is told with that port. Nothing of the lines of the lab is used for it.
"""
import ctypes, os, re, signal, socket, subprocess, sys, threading

sys.dont_write_bytecode = True
from pump import join

CLONE_NEWNET = 0x40000000
PR_SET_PDEATHSIG = 1
libc = ctypes.CDLL(None, use_errno=True)


def enter(namespace):
    fd = os.open(f"/run/netns/{namespace}", os.O_RDONLY)
    if libc.setns(fd, CLONE_NEWNET) != 0:
        raise OSError(ctypes.get_errno(), f"cannot enter {namespace}")
    os.close(fd)


def serve(namespace, listener, port):
    # A namespace belongs to a thread: sockets made here are inside, the listener stays outside.
    enter(namespace)
    while True:
        outside, _ = listener.accept()
        inside = socket.create_connection(("127.0.0.1", port))
        for end in (outside, inside):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        join(outside, inside)


def door(namespace, port):
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=serve, args=(namespace, listener, port), daemon=True).start()
    return listener.getsockname()[1]


def main():
    namespace, program, *arguments = sys.argv[1:]

    def begin():
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        enter(namespace)

    child = subprocess.Popen([program, *arguments], stderr=subprocess.PIPE, preexec_fn=begin)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda number, _: child.send_signal(number))
    for line in child.stderr:
        text = line.decode(errors="replace")
        found = re.search(r"listening on ws://127\.0\.0\.1:(\d+)/", text)
        if found:
            text = text.replace(f":{found[1]}/", f":{door(namespace, int(found[1]))}/", 1)
        sys.stderr.write(text)
        sys.stderr.flush()
    code = child.wait()
    sys.exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main()
