"""The bots that are measured beside one another, and the server they all talk to."""
