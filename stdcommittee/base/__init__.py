"""What every layer stands on: messages, failures, declarations, registry, clock, progress."""
