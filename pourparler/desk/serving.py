"""The application on a port, by uvicorn."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from pourparler.record import PourparlerError


def run(app: FastAPI, host: str, port: int, opened: Callable[[str], None]) -> None:
    """Serve until interrupted. `opened` is told the address, once requests are taken."""
    with listening(host, port) as listener:
        name = f"[{host}]" if ":" in host else host
        opened(f"http://{name}:{listener.getsockname()[1]}/")
        server(app).run(sockets=[listener])


def server(app: FastAPI) -> uvicorn.Server:
    return uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, lifespan="on"))


def listening(host: str, port: int) -> socket.socket:
    """A socket on this address. PourparlerError where it is taken."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as fault:
        raise PourparlerError(f"cannot listen on {host}:{port}: {fault.strerror}. Choose another --port.") from fault
