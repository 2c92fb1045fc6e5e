"""What is laid over a day's picture at its great moments: waking, the blow, the burst, a death, the day before."""
