"""Options that several commands share, and the opening of the library they name."""

from __future__ import annotations

import argparse
import os
from pathlib import Path


def library_option(parser: argparse.ArgumentParser) -> None:
    """`--library DIR`: the folder that holds the library."""
    parser.add_argument(
        "--library",
        type=Path,
        metavar="DIR",
        help="the library's folder (default: CHAPTERVERSE_LIBRARY, else a folder of your own on this machine)",
    )


def json_option(parser: argparse.ArgumentParser) -> None:
    """`--json`: print the result as JSON."""
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def document_option(parser: argparse.ArgumentParser) -> None:
    """`--document ID`, repeatable: look in these documents only."""
    parser.add_argument(
        "--document",
        action="append",
        metavar="ID",
        help="look in this document only; may be given more than once",
    )


def embedding_options(parser: argparse.ArgumentParser) -> None:
    """`--embedding NAME` and `--yes`: the embedding model, and whether it may replace the one used so far."""
    parser.add_argument(
        "--embedding",
        metavar="NAME",
        help="the embedding model (default: CHAPTERVERSE_EMBEDDING, else the library's own)",
    )
    parser.add_argument("--yes", action="store_true", help="re-embed the library without asking when the model changed")


def model_options(parser: argparse.ArgumentParser) -> None:
    """`--model NAME` and `--model-host HOST`: a language model that may write answers, and where passages may go."""
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="a language model that may write, such as ollama:llama3.2, or none (default: CHAPTERVERSE_MODEL)",
    )
    parser.add_argument(
        "--model-host",
        action="append",
        default=[],
        metavar="HOST",
        help="a host other than this machine to which passages may be sent; may be given more than once",
    )


def library_folder(args: argparse.Namespace) -> Path:
    """The folder that `--library`, the environment or the platform names, in this order."""
    if args.library is not None:
        return Path(args.library)
    if named := os.environ.get("CHAPTERVERSE_LIBRARY"):
        return Path(named)
    from platformdirs import user_data_dir

    return Path(user_data_dir("chapterverse", appauthor=False)) / "library"
