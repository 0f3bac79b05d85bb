"""What is trained, by scripts that anyone can run again on papers that the generator invents."""
