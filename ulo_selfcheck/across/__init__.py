"""What takes more than one file of answers: combine, compare, renew, overview, plans, check."""
