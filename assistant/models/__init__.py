"""Chat models and embedders, chosen by setting."""

from assistant.models.chat import ModelDescription, describe_model, open_chat_model, with_grammar
from assistant.models.embeddings import Embedder, FakeEmbedder, MiniLM, open_embedder

__all__ = [
    "Embedder",
    "FakeEmbedder",
    "MiniLM",
    "ModelDescription",
    "describe_model",
    "open_chat_model",
    "open_embedder",
    "with_grammar",
]
