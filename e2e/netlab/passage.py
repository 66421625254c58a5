#!/usr/bin/env python3
"""A door on the loopback of a home that leads to one server outside, over the home's lines. Says its port, then passes on.

  passage.py HOST PORT

Whoever closes one end closes the other; a line that swallows closes nothing.
"""
import socket, sys, threading


def pump(source, target):
    try:
        while data := source.recv(65536):
            target.sendall(data)
    except OSError:
        pass
    for end in (source, target):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


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
            for pair in ((near, far), (far, near)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()


main()
