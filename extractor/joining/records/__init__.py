"""Facts of one sum become deals, and deals records."""
