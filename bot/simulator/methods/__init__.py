"""The Bot API's methods, one noun a file; what is known but missing here is refused, never silently accepted."""
