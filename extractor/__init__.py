"""Investment records with source spans from Korean and English news."""

__version__ = "0.1.0"
