"""Runs moto, an emulator of AWS, on a free port until standard input closes, as it does however the tests end."""

import os
import sys
import threading

from moto.server import main


def exit_with_input():
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=exit_with_input, daemon=True).start()
main(["-H", "127.0.0.1", "-p", "0"])
