"""Shows results to people: reports of runs, explanations, goldens, and the check of the rules."""
