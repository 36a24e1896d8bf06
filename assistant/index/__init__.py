"""Records to a hybrid search index, in Chroma and BM25. Nothing outside this package knows Chroma."""

from assistant.index.build import IndexReport, build_collection
from assistant.index.collection import Found, HybridCollection, open_collection
from assistant.index.items import Item
from assistant.index.passages import Filters, Hit, PassageIndex, build_index, open_index, ready_index
from assistant.index.status import IndexStatus, index_status

__all__ = [
    "Filters",
    "Found",
    "Hit",
    "HybridCollection",
    "IndexReport",
    "IndexStatus",
    "Item",
    "PassageIndex",
    "build_collection",
    "build_index",
    "index_status",
    "open_collection",
    "open_index",
    "ready_index",
]
