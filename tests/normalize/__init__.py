"""The rules that bring a document into its canonical form."""
