"""What is needed to hold whole packages against the documents they come from; nothing here imports sdkpress."""
