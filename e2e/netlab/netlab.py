#!/usr/bin/env python3
"""Bad rural Internet lines on one machine, for tests. Driven by netlab.ts; SPEC.md beside it says what it promises.

Makes a network namespace ("home") whose only ways out are one or more lines to the host ("core"). Each line is a pair
of TUN devices with this process between them, so delay, jitter, loss, bandwidth and outages apply to every packet
(SIP, RTP, HTTP) without kernel netem, which many sandboxes lack. Needs root, python3 and iproute2.

  netlab.py --line wifi --line lte

The first line of output says where everything is (JSON); then each line on standard input is answered by one:
  set wifi delay=80 jitter=20 loss=5 rate=64   ms, ms, per cent, kbit/s; each way
  set wifi loss=5 burst=100                    as much is lost, in stretches of 100 ms on average; 0: each packet by itself
  down wifi                                    packets vanish, nobody is told
  up wifi
  unplug lte                                   home's interface is gone, as a cable or stick pulled out
  plug lte
  use lte                                      home's default route moves to lte
  stats                                        packets and bytes of each line
The end of standard input, or "quit", takes everything away again.
"""
import argparse, fcntl, heapq, json, os, random, select, signal, struct, subprocess, sys, time

TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
# 10.N.0.1 is the core, 10.N.i.2 is home on its ith line. A lab owns an N by a lock that dies with its process.
FIRST_N, LAST_N = 130, 229
LOCK_DIR = "/run/lock"


def sh(*args):
    subprocess.run(args, check=True, stdout=subprocess.DEVNULL)


def quietly(*args):
    subprocess.run(args, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def open_tun(name):
    try:
        fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    except OSError as error:
        raise SystemExit(f"the netlab needs /dev/net/tun: {error}")
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH", name.encode(), IFF_TUN | IFF_NO_PI))
    return fd


def take_number():
    """An N that nobody uses, with what a killed lab left behind under it cleared away."""
    numbers = list(range(FIRST_N, LAST_N + 1))
    random.shuffle(numbers)
    for n in numbers:
        lock = os.open(os.path.join(LOCK_DIR, f"hearthline-netlab-{n}"), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            continue
        return n, lock
    raise SystemExit("the netlab has no free network left")


class Line:
    """One access line: a TUN in the namespace, a TUN on the host, and how bad it is."""

    def __init__(self, name, lab, index):
        self.name, self.lab, self.index = name, lab, index
        self.home_address = f"10.{lab.n}.{index}.2"
        self.delay = self.jitter = self.loss = 0.0  # ms, ms, per cent
        self.rate = 0.0                             # kbit/s, 0 = no limit
        self.burst = 0.0                            # ms
        self.is_bad, self.turns_at = False, 0.0     # a stretch of loss, and when it (or the good one) ends
        self.is_up = self.is_plugged = True
        self.free_at = [0.0, 0.0]                   # when each direction's queue is empty
        self.last_out = [0.0, 0.0]                  # keeps packets in order under jitter
        self.count = {"homeToCore": {"packets": 0, "bytes": 0}, "coreToHome": {"packets": 0, "bytes": 0}, "dropped": 0}
        self.home_dev, core_dev = f"hl{lab.n}-{index}h", f"hl{lab.n}-{index}c"
        self.fd = [open_tun(self.home_dev), open_tun(core_dev)]
        # No IPv6 of its own making: the lines count bytes.
        for dev in (self.home_dev, core_dev):
            sh("ip", "link", "set", dev, "addrgenmode", "none")
        sh("ip", "link", "set", self.home_dev, "netns", lab.namespace)
        sh("ip", "link", "set", core_dev, "up")
        # The host answers from its one address, whichever line is used.
        sh("ip", "route", "add", f"{self.home_address}/32", "dev", core_dev, "src", lab.core)
        # What leaves from this line's address leaves over this line: as Windows does, and NetworkManager's rules.
        sh("ip", "-n", lab.namespace, "rule", "add", "from", self.home_address, "lookup", str(100 + index))
        self.plug()

    def plug(self):
        inside = ("ip", "-n", self.lab.namespace)
        sh(*inside, "addr", "replace", f"{self.home_address}/32", "dev", self.home_dev)
        sh(*inside, "link", "set", self.home_dev, "up")
        sh(*inside, "route", "replace", "default", "dev", self.home_dev, "src", self.home_address,
           "table", str(100 + self.index))
        # Each line plugged in has a default route; the lowest metric is used.
        sh(*inside, "route", "replace", "default", "dev", self.home_dev, "src", self.home_address,
           "metric", str(1000 + self.index))
        self.is_plugged = True

    def unplug(self):
        self.is_plugged = False
        inside = ("ip", "-n", self.lab.namespace)
        quietly(*inside, "addr", "flush", "dev", self.home_dev)
        sh(*inside, "link", "set", self.home_dev, "down")

    def set(self, words):
        for word in words:
            key, value = word.split("=")
            if key not in ("delay", "jitter", "loss", "rate", "burst"):
                raise ValueError(f"unknown setting {key}")
            setattr(self, key, float(value))

    def loses(self, now):
        """Whether a packet that comes now is lost. Stretches are of time, so all calls on a line meet the same ones."""
        if not self.burst:
            return random.random() * 100 < self.loss
        while now >= self.turns_at:
            self.is_bad = not self.is_bad and self.loss > 0
            mean = self.burst if self.is_bad else self.burst * (100 - self.loss) / max(self.loss, 1e-9)
            self.turns_at = max(self.turns_at, now - 60) + random.expovariate(1000 / mean)
        return self.is_bad

    def due(self, direction, size, now):
        """When this packet leaves the other end, in seconds; None when it is lost."""
        if not self.is_up or not self.is_plugged or self.loses(now):
            self.count["dropped"] += 1
            return None
        start = max(now, self.free_at[direction])
        if self.rate:
            if start - now > 1.0:  # a queue of one second, then tail drop
                self.count["dropped"] += 1
                return None
            start += size * 8 / (self.rate * 1000)
            self.free_at[direction] = start
        when = start + (self.delay + random.uniform(-self.jitter, self.jitter)) / 1000
        when = max(when, self.last_out[direction], now)
        self.last_out[direction] = when
        return when


class Lab:
    def __init__(self, names):
        self.n, self.lock = take_number()
        self.namespace = f"hearthline-{self.n}"
        self.core = f"10.{self.n}.0.1"
        quietly("ip", "netns", "del", self.namespace)
        sh("ip", "netns", "add", self.namespace)
        sh("ip", "-n", self.namespace, "link", "set", "lo", "up")
        # A device of its own, so that the core's address is like any other of the host.
        self.core_fd = open_tun(f"hl{self.n}-core")
        sh("ip", "addr", "add", f"{self.core}/32", "dev", f"hl{self.n}-core")
        sh("ip", "link", "set", f"hl{self.n}-core", "up")
        self.lines = {}
        for index, name in enumerate(names, 1):
            self.lines[name] = Line(name, self, index)

    def use(self, name):
        line = self.lines[name]
        inside = ("ip", "-n", self.namespace)
        quietly(*inside, "route", "del", "default", "metric", "10")
        sh(*inside, "route", "replace", "default", "dev", line.home_dev, "src", line.home_address, "metric", "10")

    def obey(self, words):
        if words[0] == "stats":
            return {name: line.count for name, line in self.lines.items()}
        if words[0] == "use":
            self.use(words[1])
            return {}
        line = self.lines[words[1]]
        if words[0] == "set":
            line.set(words[2:])
        elif words[0] in ("up", "down"):
            line.is_up = words[0] == "up"
        elif words[0] == "plug":
            line.plug()
        elif words[0] == "unplug":
            line.unplug()
        else:
            raise ValueError(f"unknown command {words[0]}")
        return {}

    def answer(self, words):
        try:
            return {"ok": True, "value": self.obey(words)}
        except (ValueError, KeyError, IndexError, subprocess.CalledProcessError) as error:
            return {"ok": False, "problem": f"{type(error).__name__}: {error}"}

    def close(self):
        # What runs inside keeps the namespace until it ends; its lines are gone with this process.
        quietly("ip", "netns", "del", self.namespace)


def say(value):
    print(json.dumps(value), flush=True)


def carry(lab):
    by_fd = {fd: (line, i) for line in lab.lines.values() for i, fd in enumerate(line.fd)}
    queue, order, typed = [], 0, ""
    while True:
        timeout = None if not queue else max(0.0, queue[0][0] - time.monotonic())
        readable, _, _ = select.select([*by_fd, 0], [], [], timeout)
        now = time.monotonic()
        for fd in readable:
            if fd == 0:
                text = os.read(0, 4096).decode()
                if not text:
                    return
                *whole, typed = (typed + text).split("\n")
                for words in filter(None, map(str.split, whole)):
                    if words[0] == "quit":
                        return
                    say(lab.answer(words))
                continue
            line, direction = by_fd[fd]
            while True:
                try:
                    packet = os.read(fd, 65535)
                except OSError:  # nothing more, or the interface is down
                    break
                when = line.due(direction, len(packet), now)
                if when is not None:
                    order += 1
                    heapq.heappush(queue, (when, order, line, direction, packet))
        now = time.monotonic()
        while queue and queue[0][0] <= now:
            _, _, line, direction, packet = heapq.heappop(queue)
            tally = line.count["coreToHome" if direction else "homeToCore"]
            tally["packets"] += 1
            tally["bytes"] += len(packet)
            try:
                os.write(line.fd[1 - direction], packet)
            except OSError:
                line.count["dropped"] += 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--line", action="append", required=True, metavar="NAME")
    args = parser.parse_args()
    if os.geteuid() != 0:
        raise SystemExit("the netlab needs root: it makes network devices")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    lab = Lab(args.line)
    try:
        say({"namespace": lab.namespace, "core": lab.core,
             "lines": {name: line.home_address for name, line in lab.lines.items()}})
        carry(lab)
    finally:
        lab.close()


if __name__ == "__main__":
    sys.exit(main())
