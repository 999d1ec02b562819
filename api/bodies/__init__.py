"""What is sent and answered over HTTP and is no document of the workshop itself."""
