"""Sentences whose verb comes last, with particles that mark each part (Korean)."""
