"""The annotated articles of `corpus/`: reading, checking and compiling them. No part of the package."""
