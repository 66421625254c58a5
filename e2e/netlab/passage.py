#!/usr/bin/env python3
"""A door on the loopback of a home that leads to one server outside, over the home's lines. Says its port, then passes on.

  passage.py HOST PORT

Whoever closes one end closes the other; a line that swallows closes nothing.
"""
import socket, sys, threading

sys.dont_write_bytecode = True
from pump import join


def main():
    host, port = sys.argv[1], int(sys.argv[2])
    listener = socket.create_server(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    while True:
        near, _ = listener.accept()

        def serve(near=near):
            try:
                far = socket.create_connection((host, port), timeout=10)
            except OSError:
                near.close()
                return
            far.settimeout(None)
            join(near, far)

        threading.Thread(target=serve, daemon=True).start()


main()
