"""How an answer is shown: for people on a terminal, and for programs."""
