"""Values for options that are not on the command line: from the environment, and from a file.

The option ``--on-error`` of ``extractor run`` is ``EXTRACTOR_RUN_ON_ERROR`` in the environment, and
``on-error`` in the table ``[run]`` of ``extractor.toml``, which is ``[tool.extractor.run]`` in
``pyproject.toml``. The table ``[all]`` holds for every command that has the option.
"""
