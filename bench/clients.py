"""The generated clients that are measured, made afresh in a folder, and the Python that runs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.measure import clean_environment
from bench.peers import install_clients
from bench.specs import SPECS

ROOT = Path(__file__).resolve().parents[1]
CONTENDERS = ROOT / "bench" / "contenders"


@dataclass(frozen=True, slots=True)
class Clients:
    """Where the clients are."""

    folder: Path
    python: str
    environment: dict[str, str]

    def has(self, package: str) -> bool:
        """Whether a generator made this package."""
        return (self.folder / package).is_dir()


def make_clients(folder: Path) -> Clients:
    """Generate all clients into one folder, ours among them, and compile them."""
    python = install_clients()
    documents = [ROOT / "spec" / "h2ogpte.yaml"]
    if (SPECS / "box.json").is_file():
        documents.append(SPECS / "box.json")
    for document in documents:
        package = "h2ogpte.rest" if document.stem == "h2ogpte" else document.stem
        output = folder / "ours" / document.stem
        generate = [sys.executable, str(ROOT / "generate.py"), "--spec", str(document), "--package", package]
        subprocess.run([*generate, "--output", str(output), "--quiet"], check=True)
        top = package.partition(".")[0]
        shutil.copytree(output / top, folder / top)
        _openapi_generator(python.parent, document, folder, f"og_{document.stem}")
        _openapi_python_client(python.parent, document, folder, f"opc_{document.stem}")
    environment = clean_environment(PYTHONPATH=os.pathsep.join([str(folder), str(CONTENDERS)]))
    subprocess.run([python, "-m", "compileall", "-q", str(folder), str(CONTENDERS)], check=False, env=environment)
    return Clients(folder, str(python), environment)


def _openapi_generator(commands: Path, document: Path, folder: Path, package: str) -> None:
    output = folder / "peers" / package
    command = [str(commands / "openapi-generator-cli"), "generate", "-g", "python", "--library", "asyncio"]
    command += ["-i", str(document), "-o", str(output), "--additional-properties", f"packageName={package}"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode == 0:
        shutil.copytree(output / package, folder / package)


def _openapi_python_client(commands: Path, document: Path, folder: Path, package: str) -> None:
    config = folder / f"{package}.yaml"
    config.write_text(f"package_name_override: {package}\nproject_name_override: {package}\n", "utf-8")
    output = folder / "peers" / package
    command = [str(commands / "openapi-python-client"), "generate", "--path", str(document)]
    command += ["--output-path", str(output), "--config", str(config), "--meta", "none"]
    environment = clean_environment(PATH=os.pathsep.join([str(commands), os.environ.get("PATH", "")]))
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    if done.returncode == 0:
        shutil.copytree(output, folder / package)
