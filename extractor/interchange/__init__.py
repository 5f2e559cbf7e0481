"""Records and mentions in the forms of other tools, and corrected ones back as goldens."""
