"""What was answered: the answers of one organisation, as data, as TOML and as a file."""
