"""The components of the pipeline, one noun each: a module docstring, pure functions, a callable class, its spaCy factory."""
