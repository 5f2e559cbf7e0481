"""Decides about each amount: deal or none, its kind, its parties, its country, its period, its status."""
