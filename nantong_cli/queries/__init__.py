"""What can be asked: a file a question; model objects in, an answer out."""
