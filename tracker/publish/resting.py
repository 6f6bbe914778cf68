"""How a database is opened that lies where nothing can be written."""
import os
from pathlib import Path


def at_rest(path: Path) -> bool:
    """Whether a file must be read as it lies: no log can be made beside it, and there is none of a run that may write just now."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").is_file()
